import { type Found, foundKey } from '@salon/client';

/** A line of the results. */
export type ResultRow =
  | { readonly type: 'head'; readonly key: string; readonly room: string; readonly at: number }
  | { readonly type: 'found'; readonly key: string; readonly found: Found };

/**
 * The lines of the results: by day, the newest first, and within a day by room, in the order in which rooms come up.
 * An older page changes nothing above the last day.
 */
export function resultRows(found: readonly Found[], dayOf: (at: number) => string): readonly ResultRow[] {
  const days = new Map<string, Map<string, Found[]>>();
  for (const one of found) {
    const day = dayOf(one.entry.at);
    const rooms = days.get(day) ?? new Map<string, Found[]>();
    days.set(day, rooms);
    const here = rooms.get(one.room) ?? [];
    rooms.set(one.room, here);
    here.push(one);
  }
  return [...days].flatMap(([day, rooms]) =>
    [...rooms].flatMap(([room, here]) => [
      { type: 'head' as const, key: `${day} ${room}`, room, at: here[0]?.entry.at ?? 0 },
      ...here.map(one => ({ type: 'found' as const, key: foundKey(one), found: one })),
    ]),
  );
}
