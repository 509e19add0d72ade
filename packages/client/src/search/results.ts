import type { Found } from '../model/client.ts';

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
  const known = new Set(before.map(foundKey));
  const isIn = ({ entry }: Found) => after === undefined || entry.at >= after;
  const news = page.filter(found => isIn(found) && !known.has(foundKey(found)));
  const reachedEnd = page.some(found => !isIn(found));
  return {
    found: [...before, ...news],
    hasMore: !reachedEnd && news.length > 0 && page.length >= leastOfMore,
  };
}

/** What tells one message from all others. */
export function foundKey({ room, entry }: Found): string {
  return entry.msgid ?? `${room} ${entry.at} ${entry.author.nick} ${entry.text}`;
}
