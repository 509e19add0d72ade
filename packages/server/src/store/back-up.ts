import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import type { TabledDatabase } from './database.ts';
import { diskFault } from './fault.ts';

/**
 * Copies a database into a file, which is there whole or not at all, and which only its owner may read. Resolves to
 * whether it was copied: a file that is there already is not written over. Rejects with a `StoreError`.
 */
export async function backUpInto(
  database: Pick<TabledDatabase<never>, 'copyTo'>,
  file: string,
): Promise<boolean> {
  if (existsSync(file)) return false;
  const unfinished = `${file}.unfinished`;
  try {
    rmSync(unfinished, { force: true });
    // SQLite takes a file that is empty for a new one.
    closeSync(openSync(unfinished, 'wx', 0o600));
    await database.copyTo(unfinished);
    const descriptor = openSync(unfinished, 'r+');
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(unfinished, file);
    return true;
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw diskFault(error);
  }
}
