import type { Bound, Readable } from '../query.ts';
import type { HistoryDatabase } from './database.ts';
import type { Range, Targets } from './targets.ts';

/** Where a bound lies among places: what is before it, and what is behind it. For an entry, it lies between. */
export interface Cut {
  /** All before this place is before the bound. */
  readonly from: number;
  /** All from this place on is behind the bound. */
  readonly behind: number;
}

interface First {
  readonly place: number;
  readonly at: number;
}

/** Finds the places that questions mean. Times grow with places, so that a time needs no index: it is found by halving. */
export class Places {
  private readonly database: HistoryDatabase;
  private readonly targets: Targets;

  constructor(database: HistoryDatabase, targets: Targets) {
    this.database = database;
    this.targets = targets;
  }

  /** What of a target someone may read; undefined when there is no such target. */
  readable({ target, since }: Readable): Range | undefined {
    const range = this.targets.places(target);
    if (range === undefined || since === undefined) return range;
    return { low: this.firstAt(range, since), high: range.high };
  }

  /** Where a bound lies; undefined when it is an entry that is not there, or not to be read. */
  cut(range: Range, bound: Bound): Cut | undefined {
    if ('at' in bound) {
      const from = this.firstAt(range, bound.at);
      return { from, behind: this.firstAt({ ...range, low: from }, bound.at + 1) };
    }
    const found =
      this.database.row<{ place: number }>('messages.byId', { ...range, id: bound.id }) ??
      this.database.row<{ place: number }>('events.byId', { ...range, id: bound.id });
    return found === undefined ? undefined : { from: found.place, behind: found.place + 1 };
  }

  /** The first place whose entry, and those of all places behind it, are of a time or later. */
  firstAt(range: Range, at: number): number {
    let { low, high } = range;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const first = this.first(middle, high);
      if (first === undefined || first.at >= at) high = middle;
      else low = first.place + 1;
    }
    return low;
  }

  /** The first entry of a range. */
  private first(low: number, high: number): First | undefined {
    const message = this.database.row<First>('messages.first', { low, high });
    const event = this.database.row<First>('events.first', { low, high: message?.place ?? high });
    return event ?? message;
  }
}
