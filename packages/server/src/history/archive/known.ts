import type { StagedRow, Staging } from '../files/staging.ts';
import type { HistoryDatabase } from './database.ts';
import type { Places } from './places.ts';
import type { EntryRow } from './rows.ts';
import type { Targets } from './targets.ts';

/** What is there at one time of a target and has no id, by all that it is, and how often. */
interface Moment {
  readonly at: number;
  readonly counts: Map<string, number>;
}

/** Finds out what of a staging is in the history already. */
export class Known {
  private readonly database: HistoryDatabase;
  private readonly targets: Targets;
  private readonly places: Places;

  constructor(database: HistoryDatabase, targets: Targets, places: Places) {
    this.database = database;
    this.targets = targets;
    this.places = places;
  }

  /** Leaves out of a staging what is there of a target, step by step; each turn tells how many entries that were. */
  *leaveOut(staging: Staging, key: string): Generator<number, void> {
    let moment: Moment = { at: Number.NaN, counts: new Map() };
    let last: StagedRow | undefined;
    for (;;) {
      const rows = staging.after(key, last, atOnce);
      last = rows.at(-1);
      const known = rows.filter(row => {
        if (row.id !== null) return this.has(key, row.id);
        if (row.at !== moment.at) moment = this.momentOf(key, row.at);
        return takeOne(moment, row);
      });
      staging.remove(known.map(({ place }) => place));
      yield known.length;
      if (rows.length < atOnce) return;
    }
  }

  private has(key: string, id: string): boolean {
    const range = this.targets.places(key);
    if (range === undefined) return false;
    const found =
      this.database.row('messages.byId', { id, ...range }) ??
      this.database.row('events.byId', { id, ...range });
    return found !== undefined;
  }

  private momentOf(key: string, at: number): Moment {
    const counts = new Map<string, number>();
    const range = this.targets.places(key);
    if (range === undefined) return { at, counts };
    const low = this.places.firstAt(range, at);
    const high = this.places.firstAt({ ...range, low }, at + 1);
    const rows = this.database.rows<EntryRow>('all.on', { low, high, limit: momentMax, redacted: 1 });
    for (const row of rows) {
      if (row.id === null) counts.set(whatOf(row), (counts.get(whatOf(row)) ?? 0) + 1);
    }
    return { at, counts };
  }
}

/** Whether an entry is one of those that are there, each of which counts once. */
function takeOne({ counts }: Moment, row: EntryRow): boolean {
  const what = whatOf(row);
  const count = counts.get(what) ?? 0;
  counts.set(what, count - 1);
  return count > 0;
}

function whatOf({ kind, text, rest }: EntryRow): string {
  return JSON.stringify([kind, text, rest]);
}

/** How many entries are looked at in one step. */
const atOnce = 300;

/** How many entries of one millisecond are looked at: a net split may bring thousands. */
const momentMax = 50_000;
