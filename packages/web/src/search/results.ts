import type { Found } from '@salon/client';

/** A line of the results. */
export type ResultRow =
  | { readonly type: 'head'; readonly key: string; readonly room: string; readonly at: number }
  | { readonly type: 'found'; readonly key: string; readonly found: Found };

/** So many are looked for at once; a page with less than this is surely the last. Servers may give less than a client asks. */
const leastOfMore = 10;

/** What was found so far, the newest first. */
export interface Results {
  readonly found: readonly Found[];
  /** Whether there may be older ones. */
  readonly hasMore: boolean;
}

/**
 * What was found with a further page. A page begins with the moment at which the one before ended, so that nothing of
 * that moment is missed: what is there already is left out. What is older than `after` ends it.
 */
export function withPage(
  before: readonly Found[],
  page: readonly Found[],
  after: number | undefined,
): Results {
  const known = new Set(before.map(nameOf));
  const isIn = ({ entry }: Found) => after === undefined || entry.at >= after;
  const news = page.filter(found => isIn(found) && !known.has(nameOf(found)));
  const reachedEnd = page.some(found => !isIn(found));
  return {
    found: [...before, ...news],
    hasMore: !reachedEnd && news.length > 0 && page.length >= leastOfMore,
  };
}

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
      ...here.map(one => ({ type: 'found' as const, key: nameOf(one), found: one })),
    ]),
  );
}

/** What tells one message from all others. */
function nameOf({ room, entry }: Found): string {
  return entry.msgid ?? `${room} ${entry.at} ${entry.author.nick} ${entry.text}`;
}
