import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import type { Database } from './database.ts';
import { diskFault, StoreError } from './fault.ts';
import { migrations } from './migrations/table.ts';

/**
 * Brings a database to a version of its format, the newest one unless another is asked for. Each step is carried out
 * whole or not at all. A `file` that is not new is copied before each to `<file>.before-v<version>`.
 */
export function migrate(database: Database, file: string | undefined, version = migrations.length): void {
  const before = Number(database.pragma('user_version'));
  if (before > migrations.length) throw tooNew(file, before);
  if (before === 0 && Number(database.pragma('schema_version')) > 0) throw foreign(file);
  for (let next = before + 1; next <= version; next += 1) {
    if (file !== undefined && before > 0) backUp(database, `${file}.before-v${next}`);
    database.together(() => database.script(`${migrations[next - 1]}; PRAGMA user_version = ${next};`));
  }
}

/** Copies a database, so that the copy is there whole or not at all. A copy of the same name is written over. */
function backUp(database: Database, copy: string): void {
  const unfinished = `${copy}.unfinished`;
  try {
    rmSync(unfinished, { force: true });
    // An empty file is one that VACUUM takes, and this way nobody else may read it.
    closeSync(openSync(unfinished, 'wx', 0o600));
    database.script(`VACUUM INTO '${unfinished.replaceAll("'", "''")}'`);
    const descriptor = openSync(unfinished, 'r+');
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(unfinished, copy);
  } catch (error) {
    throw diskFault(error);
  }
}

function tooNew(file: string | undefined, version: number): StoreError {
  return new StoreError('unknown-format', 'its format is newer than this server', {
    message: `${file} was written by a newer Salon: its format is ${version}, and this one knows those up to ${migrations.length}. Start the newer one, or copy salon.db.before-v${migrations.length + 1} over it.`,
  });
}

function foreign(file: string | undefined): StoreError {
  return new StoreError('unknown-format', 'it is the database of another program', {
    message: `${file} is the database of another program: give data.folder another place.`,
  });
}
