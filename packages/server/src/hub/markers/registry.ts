import { keptKey } from '../kept/key.ts';
import type { User } from '../state/model.ts';
import type { State } from '../state/state.ts';

/** Until when someone has read what, by the keys of places. Milliseconds since 1970. */
export type Markers = ReadonlyMap<string, number>;

/** How far accounts have read. Only the functions below change the indexes, so that they agree. */
export interface MarkerBook {
  /** By the key under which the account is kept. */
  readonly ofAccounts: Map<string, Map<string, number>>;
  /** Which of these accounts have read in a place, by its key: a channel that is renamed takes them along. */
  readonly readers: Map<string, Set<string>>;
}

/** Nobody has read anything yet. */
export function noMarkers(): MarkerBook {
  return { ofAccounts: new Map(), readers: new Map() };
}

/** How far a user has read everywhere: her account, or she herself since she came in. */
export function markersOf({ markers }: State, user: User): Markers {
  const { account } = user.identity;
  return (account === undefined ? user.markers : markers.ofAccounts.get(keptKey(account))) ?? nothing;
}

const nothing: Markers = new Map();

/**
 * Notes how far an account, by its key, has read in a place. Returns the place that is forgotten for it, when the account
 * has more than `max` of them: the one that was read longest ago.
 */
export function putMarker(
  book: MarkerBook,
  account: string,
  key: string,
  until: number,
  max: number,
): string | undefined {
  const own = book.ofAccounts.get(account) ?? new Map<string, number>();
  book.ofAccounts.set(account, own);
  book.readers.set(key, (book.readers.get(key) ?? new Set()).add(account));
  own.set(key, until);
  const oldest = oldestOver(own, key, max);
  if (oldest !== undefined) removeMarker(book, account, oldest);
  return oldest;
}

/** Which place is to be forgotten, when there are more than `max`: never the one that is noted now. */
export function oldestOver(own: Markers, now: string, max: number): string | undefined {
  if (own.size <= max) return undefined;
  let oldest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [key, until] of own) {
    if (key === now || until >= least) continue;
    oldest = key;
    least = until;
  }
  return oldest;
}

/** Takes what is noted of an account, by its key, in a place. */
export function removeMarker({ ofAccounts, readers }: MarkerBook, account: string, key: string): void {
  const own = ofAccounts.get(account);
  own?.delete(key);
  if (own?.size === 0) ofAccounts.delete(account);
  const others = readers.get(key);
  others?.delete(account);
  if (others?.size === 0) readers.delete(key);
}
