import type { Entry, Room } from '@salon/client';
import { choosableFrom } from './acts.ts';
import type { Stage } from './stage.ts';

/** Which message is chosen, by the key of its entry. */
export interface Chosen {
  readonly room: Room;
  readonly key: string;
}

/** What moves over messages. */
interface Cursor {
  readonly chosen: Chosen | undefined;
  choose(room: Room, key: string): void;
  leave(): void;
}

/** The next message above (-1) or below. */
export function besideOf({ room, key }: Chosen, by: -1 | 1): Entry | undefined {
  const { entries } = room.timeline;
  const index = entries.findLastIndex(entry => entry.key === key);
  return index < 0 ? undefined : choosableFrom(entries, index + by, by);
}

/** To the message above or below; what is not there yet is fetched. Below the newest none is chosen. */
export async function step(stage: Stage, cursor: Cursor, by: -1 | 1): Promise<void> {
  const { chosen } = cursor;
  if (chosen === undefined) return;
  const { room } = chosen;
  const isEnd = () => (by < 0 ? room.timeline.atStart : room.timeline.atEnd);
  let beside = besideOf(chosen, by);
  if (beside === undefined && !isEnd()) {
    await (by < 0 ? stage.client.loadOlder(room) : stage.client.loadNewer(room));
    if (cursor.chosen !== chosen) return;
    beside = besideOf(chosen, by);
  }
  if (beside !== undefined) cursor.choose(room, beside.key);
  else if (by > 0 && isEnd()) cursor.leave();
  stage.changed();
}

/** To the message a page above or below. */
export function turn(stage: Stage, cursor: Cursor, pages: number): void {
  const { chosen } = cursor;
  if (chosen === undefined) return;
  const { room } = chosen;
  stage.places.scroll(room, pages * Math.max(1, stage.layout.height - 2));
  const edge = stage.places.edge(room, pages < 0 ? 'top' : 'bottom');
  const found = choosableFrom(room.timeline.entries, edge, pages < 0 ? 1 : -1);
  if (found !== undefined) cursor.choose(room, found.key);
}
