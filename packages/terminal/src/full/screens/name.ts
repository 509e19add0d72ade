import type { Room } from '@salon/client';
import { harmless } from '../text/harmless.ts';

/** What the room of the server is called. */
export const serverName = 'server';

/** What a room is called on the screen. */
export function nameOf(room: Room): string {
  return room.kind === 'server' ? serverName : harmless(room.name);
}
