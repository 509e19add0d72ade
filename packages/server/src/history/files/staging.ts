import { TabledDatabase } from '../../store/database.ts';
import { type EntryRow, rowOf } from '../archive/rows.ts';
import type { StoredEntry } from '../query.ts';

/** An entry that waits to be taken in; its place is a number of its own. */
export type StagedRow = EntryRow;

const columns = 'place, at, id, kind, text, rest, edited, redacted';

const statements = {
  'entries.add': `INSERT OR IGNORE INTO entries (target, ${columns}) VALUES (@target, @place, @at, @id, @kind, @text, @rest, @edited, @redacted)`,
  'entries.after': `SELECT ${columns} FROM entries WHERE target = @target AND (at, place) > (@at, @place) ORDER BY at, place LIMIT @limit`,
  'entries.remove': 'DELETE FROM entries WHERE place = @place',
  'entries.target': 'SELECT target FROM entries WHERE target > @after ORDER BY target LIMIT 1',
  'entries.count': 'SELECT count(*) AS count FROM entries WHERE target = @target',
  'entries.before': 'SELECT count(*) AS count FROM entries WHERE at < @at',
} as const;

const schema = `
CREATE TABLE entries (
  target TEXT NOT NULL,
  place INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  id TEXT,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  rest TEXT NOT NULL,
  edited INTEGER,
  redacted TEXT
) STRICT;
CREATE INDEX entries_by_time ON entries (target, at, place);
CREATE UNIQUE INDEX entries_by_id ON entries (target, id) WHERE id IS NOT NULL;
`;

/**
 * What is to be taken into a history, put in order by target and time, in a file of its own that nobody needs when that
 * is done. All methods throw a `StoreError` when the disk fails.
 */
export class Staging {
  private readonly database: TabledDatabase<keyof typeof statements>;
  private next = 1;

  private constructor(file: string) {
    this.database = new TabledDatabase(file, statements);
  }

  /** Makes a file; one that is empty may be there. */
  static make(file: string): Staging {
    const staging = new Staging(file);
    // What is lost with the machine is read again.
    staging.database.pragma('journal_mode = OFF');
    staging.database.pragma('synchronous = OFF');
    staging.database.script(schema);
    return staging;
  }

  /** Opens a file that another thread has made, and closed. */
  static open(file: string): Staging {
    return new Staging(file);
  }

  /** Adds entries; those whose id is there already are left out. Returns how many were added. */
  add(entries: readonly StoredEntry[]): number {
    return this.database.together(() => {
      let added = 0;
      for (const entry of entries) {
        const { edited = null, redacted } = entry;
        const row = { ...rowOf(this.next, entry), target: entry.target, edited };
        const json = redacted === undefined ? null : JSON.stringify(redacted);
        added += this.database.run('entries.add', { ...row, redacted: json });
        this.next += 1;
      }
      return added;
    });
  }

  /** The entries of a target behind one of them, or from the beginning; the earliest first. */
  after(target: string, last: Pick<StagedRow, 'at' | 'place'> | undefined, limit: number): StagedRow[] {
    const { at, place } = last ?? { at: Number.MIN_SAFE_INTEGER, place: 0 };
    return this.database.rows('entries.after', { target, at, place, limit });
  }

  /** Leaves entries out. */
  remove(places: readonly number[]): void {
    if (places.length === 0) return;
    this.database.together(() => {
      for (const place of places) this.database.run('entries.remove', { place });
    });
  }

  /** The targets that there are entries for, by their keys. */
  *targets(): Generator<string> {
    for (let after = ''; ; ) {
      const row = this.database.row<{ target: string }>('entries.target', { after });
      if (row === undefined) return;
      after = row.target;
      yield row.target;
    }
  }

  /** How many entries there are for a target. */
  count(target: string): number {
    return this.database.row<{ count: number }>('entries.count', { target })?.count ?? 0;
  }

  /** How many entries are from before a time, in milliseconds since 1970. */
  countBefore(at: number): number {
    return this.database.row<{ count: number }>('entries.before', { at })?.count ?? 0;
  }

  close(): void {
    this.database.close();
  }
}
