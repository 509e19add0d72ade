import type { Room } from '@salon/client';
import { harmless } from '../text/harmless.ts';

/** What a room is called on the screen. */
export function nameOf(room: Room): string {
  return room.kind === 'server' ? 'server' : harmless(room.name);
}
