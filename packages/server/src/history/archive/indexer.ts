import type { HistoryDatabase } from './database.ts';
import { restOf } from './rows.ts';
import type { Range } from './targets.ts';
import { indexSender, indexText } from './words.ts';

/** Every place that there can be. */
export const everywhere: Range = { low: 0, high: Number.MAX_SAFE_INTEGER };

interface Unindexed {
  readonly place: number;
  readonly text: string;
  readonly rest: string;
}

/** Makes what was said be found by its words: behind the talk, some at a time, and at once where someone searches. */
export class Indexer {
  private readonly database: HistoryDatabase;

  constructor(database: HistoryDatabase) {
    this.database = database;
  }

  /** Takes some entries into the index, within a transaction of its own. Returns how many there were. */
  some(range: Range, limit: number): number {
    const entries = this.database.rows<Unindexed>('unindexed.some', { ...range, limit });
    if (entries.length > 0) this.database.together(() => this.index(range, entries));
    return entries.length;
  }

  /** Takes all of a range into the index. */
  all(range: Range): void {
    while (this.some(range, atOnce) === atOnce);
  }

  private index({ low }: Range, entries: readonly Unindexed[]): void {
    for (const { place, text, rest } of entries) {
      const { who } = restOf({ rest });
      this.database.run('words.add', { place, text: indexText(text), sender: indexSender(who) });
    }
    this.database.run('unindexed.removeTo', { low, high: entries.at(-1)?.place ?? low });
  }
}

/** How many entries are taken into the index in one transaction when someone waits for it. */
const atOnce = 5000;
