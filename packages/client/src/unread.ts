import type { Room } from './model/room.ts';

/** Whether there is something new for the user in it; of a muted room only what is for her. */
export function isUnread(room: Room): boolean {
  return room.mentions > 0 || (room.unread > 0 && room.loudness !== 'muted');
}
