import type { HistoryPage, ReadQuery } from '../query.ts';
import type { HistoryDatabase } from './database.ts';
import type { Places } from './places.ts';
import { type EntryRow, entryOf } from './rows.ts';
import type { Range } from './targets.ts';

/** The places of a target that is not there. */
const nowhere: Range = { low: 0, high: 0 };

/** What is answered when an entry is meant that is not there. */
const unknown: HistoryPage = { entries: [], more: false, unknown: true };

/** Some rows, the oldest first, and whether there were more. */
interface Rows {
  readonly rows: readonly EntryRow[];
  readonly more: boolean;
  readonly backward?: boolean;
}

/** Answers questions for a part of one target. */
export class Reads {
  private readonly database: HistoryDatabase;
  private readonly places: Places;

  constructor(database: HistoryDatabase, places: Places) {
    this.database = database;
    this.places = places;
  }

  read(query: ReadQuery): HistoryPage {
    const found = this.find(query, this.places.readable(query) ?? nowhere);
    if (found === undefined) return unknown;
    const { rows, ...more } = found;
    return { entries: rows.map(row => entryOf(query.target, row)), ...more };
  }

  private find(query: ReadQuery, range: Range): Rows | undefined {
    if (query.type === 'latest') {
      const after = query.after && this.places.cut(range, query.after);
      if (query.after !== undefined && after === undefined) return undefined;
      return this.back(query, { low: after?.behind ?? range.low, high: range.high }, query.limit);
    }
    const cut = this.places.cut(range, query.type === 'between' ? query.from : query.bound);
    if (cut === undefined) return undefined;
    switch (query.type) {
      case 'before':
        return this.back(query, { low: range.low, high: cut.from }, query.limit);
      case 'after':
        return this.on(query, { low: cut.behind, high: range.high }, query.limit);
      case 'around': {
        const before = this.back(query, { low: range.low, high: cut.from }, Math.floor(query.limit / 2));
        const after = this.on(query, { low: cut.from, high: range.high }, Math.ceil(query.limit / 2));
        return { rows: [...before.rows, ...after.rows], more: before.more || after.more };
      }
      case 'between': {
        const to = this.places.cut(range, query.to);
        if (to === undefined) return undefined;
        if (cut.from <= to.from) return this.on(query, { low: cut.behind, high: to.from }, query.limit);
        return { ...this.back(query, { low: to.behind, high: cut.from }, query.limit), backward: true };
      }
    }
  }

  /** The oldest of a range. */
  private on(query: ReadQuery, range: Range, limit: number): Rows {
    const rows = this.rows(query.events ? 'all.on' : 'messages.on', query, range, limit);
    return { rows: rows.slice(0, limit), more: rows.length > limit };
  }

  /** The newest of a range. */
  private back(query: ReadQuery, range: Range, limit: number): Rows {
    const rows = this.rows(query.events ? 'all.back' : 'messages.back', query, range, limit);
    return { rows: rows.slice(0, limit).reverse(), more: rows.length > limit };
  }

  private rows(
    statement: 'all.on' | 'all.back' | 'messages.on' | 'messages.back',
    { redacted }: ReadQuery,
    range: Range,
    limit: number,
  ): EntryRow[] {
    return this.database.rows(statement, { ...range, limit: limit + 1, redacted: redacted ? 1 : 0 });
  }
}
