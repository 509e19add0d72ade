import { fdatasync, ftruncateSync, writeSync } from 'node:fs';

/** What the journal asks of the system. */
export interface JournalSystem {
  /** Writes bytes at a place of a file. Returns how many it took. */
  write(descriptor: number, bytes: Buffer, from: number, place: number): number;
  truncate(descriptor: number, length: number): void;
  /** Calls back when the disk has what was written. */
  sync(descriptor: number, done: (error: Error | null) => void): void;
}

/** The system that there is; tests have one that fails. */
export const journalSystem: JournalSystem = {
  write: (descriptor, bytes, from, place) => writeSync(descriptor, bytes, from, bytes.length - from, place),
  truncate: ftruncateSync,
  sync: fdatasync,
};
