import type { Room } from '@salon/client';

/** A part of the list of rooms. */
export interface Section {
  readonly name: 'pinned' | 'channels' | 'talks' | 'server';
  readonly rooms: readonly Room[];
}

/** The rooms as the list shows them: what is pinned first, then channels, talks, and the server last. */
export function sectionsOf(all: readonly Room[]): readonly Section[] {
  const of = (kind: Room['kind']) => all.filter(room => room.kind === kind && !room.pinned);
  return [
    { name: 'pinned', rooms: all.filter(room => room.pinned) },
    { name: 'channels', rooms: of('channel') },
    { name: 'talks', rooms: of('talk') },
    { name: 'server', rooms: of('server') },
  ];
}

/**
 * The room that is `by` rows below the current one, round and round; when `isWanted` is given, of those alone.
 * Undefined when there is no other.
 */
export function roomBeside(
  all: readonly Room[],
  current: Room | undefined,
  by: 1 | -1,
  isWanted: (room: Room) => boolean = () => true,
): Room | undefined {
  const rows = sectionsOf(all).flatMap(section => section.rooms);
  const count = rows.length;
  const at = current === undefined ? -1 : rows.indexOf(current);
  const start = at === -1 && by === -1 ? 0 : at;
  for (let step = 1; step <= count; step++) {
    const room = rows[(start + by * step + count * 2) % count];
    if (room !== undefined && room !== current && isWanted(room)) return room;
  }
  return undefined;
}
