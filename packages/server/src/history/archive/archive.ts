import type { Staging } from '../files/staging.ts';
import type { Position } from '../journal/segments.ts';
import type { HistoryAnswers, HistoryQuery } from '../query.ts';
import type { HistoryRecord, Retention } from '../record.ts';
import { type HistoryDatabase, openHistoryDatabase } from './database.ts';
import { Expiry } from './expiry.ts';
import { type ImportedTarget, Imports } from './imports.ts';
import { everywhere, Indexer } from './indexer.ts';
import { Overview } from './overview.ts';
import { Places } from './places.ts';
import { Reads } from './reads.ts';
import { Search } from './search.ts';
import { Taker } from './taker.ts';
import { Targets } from './targets.ts';

/** The last that was ever said or done, whether it is still there or not. */
export interface LastSeen {
  /** Milliseconds since 1970; 0 when there was never anything. */
  readonly at: number;
  /** The last msgid; undefined when there was never one. */
  readonly id: string | undefined;
}

/** How far the journal is taken in. */
export type Taken = Position & LastSeen;

/**
 * All that was said, in a database of its own. It takes what the journal says, exactly once, and answers questions. All
 * of it is synchronous, and takes its time: it has a thread of its own. All methods throw a `StoreError` when the disk
 * fails.
 */
export class Archive {
  /** For checkpoints, and for tests. */
  readonly database: HistoryDatabase;
  private readonly targets: Targets;
  private readonly indexer: Indexer;
  private readonly taker: Taker;
  private readonly expiry: Expiry;
  private readonly reads: Reads;
  private readonly searching: Search;
  private readonly overview: Overview;
  private readonly imports: Imports;

  /** Opens a file, or `:memory:`. */
  constructor(file: string) {
    this.database = openHistoryDatabase(file);
    this.targets = new Targets(this.database);
    this.indexer = new Indexer(this.database);
    const places = new Places(this.database, this.targets);
    this.taker = new Taker(this.database, this.targets, () => this.indexer.all(everywhere));
    this.expiry = new Expiry(this.database, places, this.taker);
    this.reads = new Reads(this.database, places);
    this.searching = new Search(this.database, places, this.indexer);
    this.overview = new Overview(this.database, places, this.indexer);
    const { database, targets, taker, expiry } = this;
    this.imports = new Imports({ database, targets, places, taker, expiry });
  }

  /** How far the journal is taken in, and what was the last of it. */
  taken(): Taken {
    const row = this.database.row<Position & { at: number; id: string | null }>('taken.get');
    if (row === undefined) throw new Error('the history does not know how far it is');
    return { ...row, id: row.id ?? undefined };
  }

  /** Takes in what the journal says up to a place: all of it, together with the place, or nothing. */
  take(records: readonly HistoryRecord[], { segment, offset }: Position): void {
    try {
      this.database.together(() => {
        for (const record of records) this.taker.take(record);
        this.targets.save();
        this.database.run('taken.set', { segment, offset, ...lastOf(records) });
      });
    } catch (error) {
      this.targets.reset();
      throw error;
    }
  }

  /** Lets some of what was said be found by its words. Returns whether there may be more to do. */
  index(limit: number): boolean {
    return this.indexer.some(everywhere, limit) === limit;
  }

  /** Removes, step by step, what is not to be remembered at the time `now`; each turn tells how many entries went. */
  expire(now: number, common: Retention): Generator<number, void> {
    return this.expiry.round(now, common);
  }

  /** Takes in what is staged, step by step, or only looks what of it is not there yet. */
  takeIn(staging: Staging, isDry: boolean): Generator<void, readonly ImportedTarget[]> {
    return this.imports.takeIn(staging, isDry);
  }

  /** Answers a question. */
  answer<Query extends HistoryQuery>(query: Query): HistoryAnswers[Query['type']];
  answer(query: HistoryQuery): HistoryAnswers[HistoryQuery['type']] {
    switch (query.type) {
      case 'search':
        return this.searching.search(query);
      case 'targets':
        return this.overview.targets(query);
      case 'said-by':
        return this.overview.saidBy(query);
      case 'keys':
        return this.overview.keys(query);
      case 'export':
        return this.overview.piece(query);
      case 'stats':
        return this.overview.stats();
      default:
        return this.reads.read(query);
    }
  }

  close(): void {
    this.database.close();
  }
}

function lastOf(records: readonly HistoryRecord[]): { at: number; id: string | null } {
  let at = 0;
  let id: string | null = null;
  for (const record of records) {
    at = Math.max(at, record.at);
    if (record.type === 'entry' && record.id !== undefined) id = record.id;
  }
  return { at, id };
}
