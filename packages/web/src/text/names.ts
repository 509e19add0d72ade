import type { ChatClient, Room } from '@salon/client';
import { showRoom, view } from '../app/view.ts';
import { toast } from '../ui/toasts.ts';
import type { Names } from './words.ts';

/** What text in a room may name: channels, and who is in the room. Without a room, channels only. */
export function namesIn(client: ChatClient, room?: Room): Names {
  return {
    isChannel: name => client.facts.isChannel(name),
    isNick: name => {
      if (room === undefined) return false;
      if (room.kind === 'channel') return room.members.get(name) !== undefined;
      return client.facts.sameName(name, room.name) || client.facts.sameName(name, client.me.nick);
    },
  };
}

/** Shows a room that was named; goes into it when one is not in yet. */
export async function openRoom(client: ChatClient, name: string): Promise<void> {
  const known = client.rooms.get(name);
  if (known !== undefined && known.presence !== 'out') return showRoom(known);
  const joined = await client.join(name);
  if (joined.ok) showRoom(joined.value);
  else toast(joined.text, { kind: 'failure' });
}

/** Shows who someone is, beside the talk. */
export function openProfile(nick: string): void {
  view.set({ side: { panel: 'profile', nick } });
}
