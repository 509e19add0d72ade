import type { Database } from './database.ts';

/** Something of the hub's that outlives a restart, as a document: SQL looks at its kind and its key alone. */
export interface KeptRow {
  readonly kind: string;
  readonly key: string;
  readonly record: unknown;
}

/** What the hub keeps. */
export class Records {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** All that is kept: for a server that begins. */
  all(): KeptRow[] {
    const rows = this.database.rows<{ kind: string; key: string; record: string }>('records.all');
    return rows.map(({ kind, key, record }) => ({ kind, key, record: JSON.parse(record) as unknown }));
  }

  /** Keeps a record over the one before. */
  put(kind: string, key: string, record: object): void {
    this.database.run('records.put', { kind, key, record: JSON.stringify(record) });
  }

  /** Keeps nothing any more under a key. */
  remove(kind: string, key: string): void {
    this.database.run('records.remove', { kind, key });
  }
}
