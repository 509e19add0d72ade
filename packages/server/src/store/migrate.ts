import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { TabledDatabase } from './database.ts';
import { diskFault, StoreError } from './fault.ts';
import { migrations } from './migrations/table.ts';

/** What of a database is needed to change its format. */
type Migrated = Pick<TabledDatabase<never>, 'pragma' | 'script' | 'together'>;

/**
 * Brings a database to a version of its format by the `steps` to it, the newest one unless another is asked for. Each
 * step is carried out whole or not at all. A `file` that is not new is copied before each to
 * `<file>.before-v<version>`.
 */
export function migrate(
  database: Migrated,
  file: string | undefined,
  version?: number,
  steps: readonly string[] = migrations,
): void {
  const before = Number(database.pragma('user_version'));
  if (before > steps.length) throw tooNew(file, before, steps.length);
  if (before === 0 && Number(database.pragma('schema_version')) > 0) throw foreign(file);
  for (let next = before + 1; next <= (version ?? steps.length); next += 1) {
    if (file !== undefined && before > 0) backUp(database, `${file}.before-v${next}`);
    database.together(() => database.script(`${steps[next - 1]}; PRAGMA user_version = ${next};`));
  }
}

/** Copies a database, so that the copy is there whole or not at all. A copy of the same name is written over. */
function backUp(database: Migrated, copy: string): void {
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

function tooNew(file: string | undefined, version: number, known: number): StoreError {
  return new StoreError('unknown-format', 'its format is newer than this server', {
    message: `${file} was written by a newer Salon: its format is ${version}, and this one knows those up to ${known}. Start the newer one, or copy ${basename(file ?? '')}.before-v${known + 1} over it.`,
  });
}

function foreign(file: string | undefined): StoreError {
  return new StoreError('unknown-format', 'it is the database of another program', {
    message: `${file} is the database of another program: give data.folder another place.`,
  });
}
