import type { Room } from '@salon/client';
import { theme } from '../talk/theme.ts';
import { type Row, rowOf } from '../text/span.ts';
import { wrapped } from '../text/wrap.ts';
import { nameOf } from './name.ts';

/** The first page of a room in which nothing was said yet; empty as long as nobody knows. */
export function beginningRows(room: Room, width: number): readonly Row[] {
  if (room.kind === 'server' || !room.timeline.atStart) return [];
  const isOut = room.presence === 'out';
  const words =
    room.kind === 'talk'
      ? `This is the beginning of your talk with ${nameOf(room)}.`
      : `This is the beginning of ${nameOf(room)}.${isOut ? '' : ' Type something, and Enter says it.'}`;
  return wrapped(rowOf(words, theme.quiet), width);
}
