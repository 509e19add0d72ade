import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { Database } from './database.ts';
import { diskFault, StoreError } from './fault.ts';

/** A folder that is this process's alone for as long as it has the lock. */
export interface OwnFolder {
  /** Where the database is. */
  readonly file: string;
  /** Lets others have the folder. */
  readonly release: () => void;
}

/**
 * Makes the folder when it is not there, and takes it for this process. The lock is a lock of the system upon a file,
 * by a transaction that never ends: whatever ends the process, the system takes it back. Throws a `StoreError` with a
 * sentence for who started the server.
 */
export function takeFolder(folder: string): OwnFolder {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = lockFolder(folder);
    const file = databaseIn(folder);
    makePrivate(file);
    return { file, release: () => lock.close() };
  } catch (error) {
    throw unusable(folder, error);
  }
}

/** Where the database of a folder is. */
export function databaseIn(folder: string): string {
  return join(folder, 'salon.db');
}

function lockFolder(folder: string): Database {
  const file = join(folder, 'salon.lock');
  makePrivate(file);
  const lock = new Database(file);
  try {
    lock.script('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (!(error instanceof StoreError && error.fault === 'in-use')) throw error;
    throw new StoreError('in-use', error.reason, {
      message: `Another Salon server has the data folder ${folder}: stop it, or give this one another folder by data.folder, or --memory.`,
      cause: error,
    });
  }
  return lock;
}

/**
 * Makes a file that only its owner may read. One that is there is not even opened: closing it again would give up the
 * locks that this process has on it.
 */
export function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** What is said of a folder that cannot be used, to who started the server. */
export function unusable(folder: string, error: unknown): unknown {
  const fault = diskFault(error);
  // Some say already all that is to be said.
  if (!(fault instanceof StoreError) || fault.message !== fault.reason) return fault;
  return new StoreError(fault.fault, fault.reason, {
    message: `Cannot use the data folder ${folder}: ${fault.reason}. With --memory the server runs without one, and keeps nothing.`,
    cause: error,
  });
}
