import type { Retention } from '../record.ts';
import type { HistoryDatabase } from './database.ts';
import type { Places } from './places.ts';
import type { Taker } from './taker.ts';
import { type Range, rangeOf } from './targets.ts';

interface Target {
  readonly id: number;
  /** Null when it is forgotten. */
  readonly key: string | null;
  readonly next: number;
  readonly messages: number;
  readonly ms: number | null;
  readonly count: number | null;
}

/** Removes what is not to be remembered any more: a round goes through all targets, in small steps. */
export class Expiry {
  private readonly database: HistoryDatabase;
  private readonly places: Places;
  private readonly taker: Taker;

  constructor(database: HistoryDatabase, places: Places, taker: Taker) {
    this.database = database;
    this.places = places;
    this.taker = taker;
  }

  /**
   * One round, at the time `now`, where targets that say nothing remember as the server does. Each turn of it is a
   * step, whose value is how many entries it removed.
   */
  *round(now: number, common: Retention): Generator<number, void> {
    for (let id = 0; ; ) {
      const target = this.database.row<Target>('targets.after', { id });
      if (target === undefined) return;
      id = target.id;
      for (;;) {
        const removed = this.step(target.id, now, common);
        yield removed;
        if (removed < atOnce) break;
      }
    }
  }

  /** Removes some of what a target has too much of. Returns how many entries. */
  private step(id: number, now: number, common: Retention): number {
    const target = this.database.row<Target>('targets.after', { id: id - 1 });
    if (target?.id !== id) return 0;
    if (target.key === null) return this.isCopy(target.id) ? 0 : this.removeForgotten(target);
    const range = placesOf(target);
    const aged = this.tooOld(range, now, target.ms ?? common.ms);
    const many = this.tooMany(range, target.messages - (target.count ?? common.count ?? target.messages));
    return this.remove({ low: range.low, high: Math.max(aged, many) });
  }

  /** Removes all of a target that is forgotten, step by step; each turn tells how many entries went. */
  *clear(id: number): Generator<number, void> {
    for (;;) {
      const removed = this.step(id, 0, {});
      yield removed;
      if (removed < atOnce) return;
    }
  }

  /** Whether a target is only on the way to be one. What is left of such by a process that ended is not. */
  private isCopy(id: number): boolean {
    return [...this.taker.copies.values()].includes(id);
  }

  private removeForgotten(target: Target): number {
    const removed = this.remove(placesOf(target));
    if (removed < atOnce) this.database.run('targets.remove', { id: target.id });
    return removed;
  }

  /** The place before which all is older than it may be. */
  private tooOld(range: Range, now: number, ms: number | undefined): number {
    return ms === undefined ? range.low : this.places.firstAt(range, now - ms);
  }

  /** A place before which there are as many messages as there are too many, or as one step removes. */
  private tooMany(range: Range, count: number): number {
    if (count <= 0) return range.low;
    const limit = Math.min(count, atOnce);
    const last = this.database.rows<{ place: number }>('messages.places', { ...range, limit }).at(-1);
    return last === undefined ? range.low : last.place + 1;
  }

  private remove(range: Range): number {
    const of = (table: 'messages' | 'events') =>
      this.database.rows<{ place: number }>(`${table}.places`, { ...range, limit: atOnce });
    const places = [...of('messages'), ...of('events')].map(({ place }) => place);
    const oldest = places.sort((one, other) => one - other).slice(0, atOnce);
    if (oldest.length === 0) return 0;
    this.database.together(() => {
      for (const place of oldest) this.taker.remove(place);
    });
    return oldest.length;
  }
}

function placesOf({ id, next }: Target): Range {
  const { low } = rangeOf(id);
  return { low, high: low + next };
}

/** How many entries one step removes at most. */
const atOnce = 200;
