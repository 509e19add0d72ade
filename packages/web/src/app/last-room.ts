import type { Room } from '@salon/client';
import { keep } from '../browser/keep.ts';

const place = 'room';

/** The name of the room that was looked at last, kept over visits. */
export function lastRoom(): string | undefined {
  return keep.get(place);
}

/** Looks at this one now. */
export function rememberRoom(room: Room): void {
  keep.set(place, room.name);
}

/** Was nowhere: someone else may come in next. */
export function forgetRoom(): void {
  keep.set(place, undefined);
}
