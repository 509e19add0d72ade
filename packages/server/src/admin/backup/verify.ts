import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { historyMigrations } from '../../history/archive/migrations/table.ts';
import { migrations } from '../../store/migrations/table.ts';
import type { backupFiles } from './manifest.ts';

const newest: Readonly<Record<(typeof backupFiles)[number], number>> = {
  'salon.db': migrations.length,
  'history.db': historyMigrations.length,
};

/** What is wrong with a database, as a clause, if anything is. Rejects nothing that this server would bring up to date. */
export function whatIsWrong(file: string, name: (typeof backupFiles)[number]): string | undefined {
  const database = new Sqlite(file);
  try {
    const version = Number(database.pragma('user_version', { simple: true }));
    if (version > newest[name]) return 'it was made by a newer version of Salon';
    const found = database.pragma('integrity_check(1)', { simple: true });
    return found === 'ok' ? undefined : `it is damaged (${String(found)})`;
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return `it is damaged (${error.code})`;
    throw error;
  } finally {
    database.close();
  }
}

/**
 * Removes from the history of a backup what accounts said to each other that its other part does not have: they were
 * made or dropped while it was made, and who takes their names now is not to read it.
 */
export function withoutStrangers(folder: string): void {
  const history = join(folder, 'history.db');
  if (!existsSync(history)) return;
  const database = new Sqlite(history);
  try {
    database.prepare('ATTACH ? AS salon').run(join(folder, 'salon.db'));
    database
      .prepare(
        `UPDATE targets SET key = NULL, one = NULL, other = NULL WHERE one IS NOT NULL AND (
          one NOT IN (SELECT key FROM salon.records WHERE kind = 'account')
          OR other NOT IN (SELECT key FROM salon.records WHERE kind = 'account'))`,
      )
      .run();
    database.prepare('DETACH salon').run();
  } finally {
    database.close();
  }
}
