import { fold } from '@salon/protocol';
import { StoreError } from '../../store/fault.ts';
import type {
  ExportQuery,
  HistoryKeys,
  HistoryPage,
  HistoryPiece,
  HistoryStats,
  HistoryTarget,
  HistoryTargets,
  KeysQuery,
  Readable,
  SaidByQuery,
  StoredEntry,
  TargetsQuery,
} from '../query.ts';
import type { HistoryDatabase } from './database.ts';
import { everywhere, type Indexer } from './indexer.ts';
import type { Places } from './places.ts';
import { type EntryRow, entryOf } from './rows.ts';
import { targetAt } from './targets.ts';
import { byAccount } from './words.ts';

/** Answers questions that are about more than a part of one target. */
export class Overview {
  private readonly database: HistoryDatabase;
  private readonly places: Places;
  private readonly indexer: Indexer;

  constructor(database: HistoryDatabase, places: Places, indexer: Indexer) {
    this.database = database;
    this.places = places;
    this.indexer = indexer;
  }

  /** Where something was said last in a time. */
  targets({ in: channels, account, from, to, limit }: TargetsQuery): HistoryTargets {
    const asked = account === undefined ? channels : [...channels, ...this.directOf(account)];
    const [begin, end] = from <= to ? [from, to] : [to, from];
    const found = asked.flatMap(readable => this.lastIn(readable)).filter(({ at }) => at > begin && at < end);
    found.sort((one, other) => one.at - other.at);
    return { targets: from <= to ? found.slice(0, limit) : found.slice(-limit) };
  }

  /** What an account said at or after a time, by target and then by time. */
  saidBy({ account, since, limit }: SaidByQuery): HistoryPage {
    this.indexer.all(everywhere);
    const entries: StoredEntry[] = [];
    for (let after = 0; ; ) {
      const query = { match: byAccount(account), after, limit: atOnce };
      const places = this.database.rows<{ place: number }>('words.places', query);
      for (const { place } of places) {
        after = place;
        const entry = this.entryAt(place);
        if (entry === undefined || entry.at < since) continue;
        if (entries.length === limit) return { entries, more: true };
        entries.push(entry);
      }
      if (places.length < atOnce) return { entries, more: false };
    }
  }

  /** Some of the targets that there are. */
  keys({ after, limit }: KeysQuery): HistoryKeys {
    const rows = this.database.rows<{ id: number; key: string | null }>('targets.keys', { after, limit });
    const next = rows.length === limit ? rows.at(-1)?.id : undefined;
    return { keys: rows.flatMap(({ key }) => key ?? []), next };
  }

  /** A piece of all that there is of a target. */
  piece({ target, place, limit }: ExportQuery): HistoryPiece {
    const range = this.places.readable({ target });
    if (range === undefined) return { entries: [], next: undefined };
    if (place !== 0 && targetAt(place) !== targetAt(range.low)) {
      throw new StoreError('in-use', 'what is remembered there became another thing meanwhile');
    }
    const part = { low: Math.max(place, range.low), high: range.high, limit, redacted: 1 };
    const rows = this.database.rows<EntryRow>('all.on', part);
    const last = rows.length === limit ? rows.at(-1) : undefined;
    return { entries: rows.map(row => entryOf(target, row)), next: last && last.place + 1 };
  }

  /** How much there is. */
  stats(): HistoryStats {
    const { targets = 0, messages = 0 } =
      this.database.row<{ targets: number; messages: number }>('targets.count') ?? {};
    const unindexed = this.database.row<{ count: number }>('unindexed.count')?.count ?? 0;
    const bytes = Number(this.database.pragma('page_count')) * Number(this.database.pragma('page_size'));
    return { targets, messages, unindexed, bytes };
  }

  private directOf(account: string): Readable[] {
    const folded = fold(account, 'ascii');
    const rows = this.database.rows<{ key: string }>('targets.ofAccount', { account: folded });
    return rows.map(({ key }) => ({ target: key }));
  }

  private lastIn(readable: Readable): HistoryTarget[] {
    const range = this.places.readable(readable);
    const last = range && this.database.row<{ at: number }>('messages.lastAt', { ...range });
    return last === undefined ? [] : [{ target: readable.target, at: last.at }];
  }

  private entryAt(place: number): StoredEntry | undefined {
    const { key } = this.database.row<{ key: string | null }>('targets.byId', { id: targetAt(place) }) ?? {};
    const row =
      this.database.row<EntryRow>('messages.byPlace', { place }) ??
      this.database.row<EntryRow>('events.byPlace', { place });
    return row === undefined || key === undefined || key === null ? undefined : entryOf(key, row);
  }
}

/** How many entries are looked at in one go. */
const atOnce = 1000;
