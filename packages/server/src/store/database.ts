import Sqlite from 'better-sqlite3';
import { diskFault, StoreError } from './fault.ts';
import { type StatementName, statements } from './statements.ts';

/** What a statement is given, by the names of its parameters. */
export type Parameters = Readonly<Record<string, string | number | Uint8Array | null>>;

/**
 * How long to wait for another program that holds the database, such as one that copies it, in milliseconds. Everyone
 * waits meanwhile, so it is short.
 */
const busyMsMax = 200;

/**
 * How many pages one turn copies: 4 MiB, some 4 milliseconds. What is added to the history in one turn is a small part of
 * that, so that a copy ends however much is said meanwhile.
 */
const pagesCopiedAtOnce = 1000;

/**
 * A database of SQLite, by the statements of a table. All methods throw a `StoreError` when it is the disk that fails.
 */
export class TabledDatabase<Name extends string> {
  private readonly sqlite: Sqlite.Database;
  private readonly table: Readonly<Record<Name, string>>;
  private readonly prepared = new Map<Name, Sqlite.Statement>();

  /** Opens a file, or `:memory:`. */
  constructor(file: string, table: Readonly<Record<Name, string>>) {
    this.sqlite = opened(file);
    this.table = table;
  }

  /** Carries out a statement that answers nothing. Returns how many rows it changed. */
  run(name: Name, parameters: Parameters = {}): number {
    return this.guarded(() => this.statement(name).run(parameters).changes);
  }

  /** The first row that a statement answers, if there is one. */
  row<Row>(name: Name, parameters: Parameters = {}): Row | undefined {
    return this.guarded(() => this.statement(name).get(parameters) as Row | undefined);
  }

  /** All rows that a statement answers. */
  rows<Row>(name: Name, parameters: Parameters = {}): Row[] {
    return this.guarded(() => this.statement(name).all(parameters) as Row[]);
  }

  /** Carries out all of it or, when something throws, nothing. */
  together<T>(work: () => T): T {
    return this.guarded(() => this.sqlite.transaction(work).immediate());
  }

  /** Carries out SQL of the program itself: what opens and changes the schema. */
  script(sql: string): void {
    this.guarded(() => this.sqlite.exec(sql));
  }

  /** The value of a pragma, or what comes of setting one. */
  pragma(pragma: string): unknown {
    return this.guarded(() => this.sqlite.pragma(pragma, { simple: true }));
  }

  /** Copies all of it into a file, a part at a time, while others go on. What is changed meanwhile is in it too. */
  async copyTo(file: string): Promise<void> {
    try {
      await this.sqlite.backup(file, { progress: () => pagesCopiedAtOnce });
    } catch (error) {
      throw diskFault(error);
    }
  }

  close(): void {
    if (this.sqlite.open) this.guarded(() => this.sqlite.close());
  }

  private statement(name: Name): Sqlite.Statement {
    // What took its time may end after the server.
    if (!this.sqlite.open) throw new StoreError('broken', 'the server has stopped');
    const known = this.prepared.get(name);
    if (known !== undefined) return known;
    const statement = this.sqlite.prepare(this.table[name]);
    this.prepared.set(name, statement);
    return statement;
  }

  private guarded<T>(work: () => T): T {
    // Who waited for something else while the server stopped comes too late.
    if (!this.sqlite.open) throw new StoreError('broken', 'the server is stopping');
    try {
      return work();
    } catch (error) {
      throw diskFault(error);
    }
  }
}

/** The database of accounts, channels and all else that the hub keeps. */
export class Database extends TabledDatabase<StatementName> {
  /** Opens a file, or `:memory:`. */
  constructor(file: string) {
    super(file, statements);
  }
}

function opened(file: string): Sqlite.Database {
  try {
    return new Sqlite(file, { timeout: busyMsMax });
  } catch (error) {
    throw diskFault(error);
  }
}
