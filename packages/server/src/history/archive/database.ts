import { TabledDatabase } from '../../store/database.ts';
import { migrate } from '../../store/migrate.ts';
import { historyMigrations } from './migrations/table.ts';
import { type HistoryStatement, historyStatements } from './statements.ts';

/** The database of the history. */
export type HistoryDatabase = TabledDatabase<HistoryStatement>;

/**
 * Opens the database of a history, or `:memory:`, and brings it to the newest format. What its last moments lose when
 * the machine loses power is in the journal still: see `Intake`. Throws a `StoreError`.
 */
export function openHistoryDatabase(file: string): HistoryDatabase {
  const database: HistoryDatabase = new TabledDatabase(file, historyStatements);
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    // What is redacted is to be gone.
    database.pragma('secure_delete = FAST');
    database.pragma(`cache_size = -${cacheKibibytes}`);
    database.pragma(`journal_size_limit = ${walBytesMax}`);
    // When is for the intake to say.
    database.pragma('wal_autocheckpoint = 0');
    migrate(database, file === ':memory:' ? undefined : file, undefined, historyMigrations);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** How much of the database is kept in memory, beside what the system keeps. */
const cacheKibibytes = 65_536;

/** To how many bytes the file of latest changes is cut down after a checkpoint. */
const walBytesMax = 67_108_864;
