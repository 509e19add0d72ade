import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Audit } from './audit.ts';
import { backUpInto } from './back-up.ts';
import { Credentials } from './credentials.ts';
import { Database } from './database.ts';
import { databaseIn, type OwnFolder, takeFolder, unusable } from './folder.ts';
import { LoginTokens } from './login-tokens.ts';
import { migrate } from './migrate.ts';
import { Records } from './records.ts';
import { SharedFiles } from './shared-files.ts';
import { Subscriptions } from './subscriptions.ts';

/** Where things are kept: in a folder, or in memory for as long as the process runs. */
export type StorePlace = { readonly folder: string } | 'memory';

/**
 * What outlives a restart: one database of SQLite, which this process alone writes to. Nothing here waits: a change
 * costs some microseconds, since SQLite leaves it to the system when the disk gets it. All methods throw a
 * `StoreError` when the disk fails.
 */
export class Store {
  /** What the hub keeps. */
  readonly records: Records;
  /** How owners of accounts prove that these are theirs. */
  readonly credentials: Credentials;
  /** Which tokens stand for the passwords of accounts. */
  readonly tokens: LoginTokens;
  /** What operators of the server did. */
  readonly audit: Audit;
  /** Where accounts want push messages. */
  readonly subscriptions: Subscriptions;
  /** Which files people share. */
  readonly files: SharedFiles;
  /** For tests, and for what is neither read nor written by a statement of the table. */
  readonly database: Database;
  private readonly folder: OwnFolder | undefined;

  private constructor(database: Database, folder: OwnFolder | undefined) {
    this.database = database;
    this.folder = folder;
    this.records = new Records(database);
    this.credentials = new Credentials(database);
    this.tokens = new LoginTokens(database);
    this.audit = new Audit(database);
    this.subscriptions = new Subscriptions(database);
    this.files = new SharedFiles(database);
  }

  /**
   * Opens what is kept at a place, makes it on the first start, and brings it to the newest format. The sentence of the
   * `StoreError` it throws is for who started the server.
   */
  static open(place: StorePlace): Store {
    if (place === 'memory') return new Store(opened(':memory:', undefined), undefined);
    const folder = takeFolder(resolve(place.folder));
    try {
      return new Store(opened(folder.file, folder.file), folder);
    } catch (error) {
      folder.release();
      throw unusable(place.folder, error);
    }
  }

  /** Whether anything was ever kept in a folder. */
  static isIn(folder: string): boolean {
    return existsSync(databaseIn(folder));
  }

  /** Carries out all of it or, when something throws, nothing. */
  together<T>(work: () => T): T {
    return this.database.together(work);
  }

  /** Copies all of it into a file, while others go on: see `backUpInto`. */
  backUp(file: string): Promise<boolean> {
    return backUpInto(this.database, file);
  }

  /** How large the database is. */
  get bytes(): number {
    return Number(this.database.pragma('page_count')) * Number(this.database.pragma('page_size'));
  }

  /** Writes what is left to the database file itself, and lets others have it. */
  close(): void {
    this.database.close();
    this.folder?.release();
  }
}

/**
 * Opens a database. In WAL mode with `synchronous = NORMAL` each change is handed to the system before it is shown, so
 * that a process that dies loses nothing; the disk itself has it at the latest with the next checkpoint, so that a
 * machine that loses power may lose its last moments, and never what is whole about the rest.
 */
function opened(name: string, file: string | undefined): Database {
  const database = new Database(name);
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('foreign_keys = ON');
    // What is removed was often a secret.
    database.pragma('secure_delete = ON');
    database.pragma(`journal_size_limit = ${walBytesMax}`);
    migrate(database, file);
    // Where nothing can be written, the start is the time to say so.
    database.together(() => undefined);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** To how many bytes the file of latest changes is cut down after a checkpoint. */
const walBytesMax = 16_777_216;
