import type { ChatClient } from '@salon/client';
import { showRoom, view } from '../app/view.ts';
import { toast } from '../ui/toasts.ts';

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
