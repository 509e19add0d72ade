import type { HistoryPage, SearchQuery, StoredEntry } from '../query.ts';
import type { HistoryDatabase } from './database.ts';
import { fitOf } from './fit.ts';
import type { Indexer } from './indexer.ts';
import type { Places } from './places.ts';
import { type EntryRow, entryOf } from './rows.ts';
import type { Range } from './targets.ts';
import { matchOf, phrasesOf } from './words.ts';

/** Finds what was said, by words or by who said it, in some targets. */
export class Search {
  private readonly database: HistoryDatabase;
  private readonly places: Places;
  private readonly indexer: Indexer;

  constructor(database: HistoryDatabase, places: Places, indexer: Indexer) {
    this.database = database;
    this.places = places;
    this.indexer = indexer;
  }

  search(query: SearchQuery): HistoryPage {
    const match = matchOf(query.text, query.from);
    if (match === 'nothing') return { entries: [], more: false };
    const limit = query.best ? Math.max(query.limit, candidates) : query.limit;
    const found = query.in.flatMap(readable => {
      const range = this.places.readable(readable);
      if (range === undefined) return [];
      const rows = this.rows(query, match, this.within(range, query), limit + 1);
      // Of what has one and the same time, only places tell the order.
      if (query.after === undefined && !query.best) rows.reverse();
      return rows.map(row => entryOf(readable.target, row));
    });
    const entries = query.best ? best(query, found) : byTime(query, found);
    return { entries, more: found.length > query.limit };
  }

  private rows(query: SearchQuery, match: string | undefined, range: Range, limit: number): EntryRow[] {
    const way = query.after !== undefined && !query.best ? 'on' : 'back';
    if (match === undefined) return this.database.rows(`messages.${way}`, { ...range, limit, redacted: 0 });
    this.indexer.all(range);
    return this.database.rows(`words.${way}`, { ...range, limit, match });
  }

  private within(range: Range, { after, before }: SearchQuery): Range {
    const low = after === undefined ? range.low : this.places.firstAt(range, after);
    const high = before === undefined ? range.high : this.places.firstAt(range, before + 1);
    return { low, high: Math.max(low, high) };
  }
}

/** The oldest or the newest of what was found, the oldest first. */
function byTime({ after, limit }: SearchQuery, found: StoredEntry[]): StoredEntry[] {
  const sorted = found.sort((one, other) => one.at - other.at);
  return after === undefined ? sorted.slice(-limit) : sorted.slice(0, limit);
}

/** What fits best, the best first; of what fits alike, the newest. */
function best({ text, limit }: SearchQuery, found: readonly StoredEntry[]): StoredEntry[] {
  const phrases = phrasesOf(text ?? '');
  const rated = found.map(entry => ({ entry, fit: fitOf(entry.text, phrases) }));
  rated.sort((one, other) => other.fit - one.fit || other.entry.at - one.entry.at);
  return rated.slice(0, limit).map(({ entry }) => entry);
}

/** Among how many of the latest of a target the best are looked for. */
const candidates = 1000;
