import type { ChatClient } from '../model/client.ts';
import type { Room } from '../model/room.ts';
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
