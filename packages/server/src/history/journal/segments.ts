import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A place in the journal: what comes next would stand there. */
export interface Position {
  /** The number of a segment; they grow, and none is used twice. */
  readonly segment: number;
  /** Bytes from its beginning. */
  readonly offset: number;
}

/** The place before everything. */
export const journalStart: Position = { segment: 0, offset: 0 };

/** Whether one place comes before another. */
export function isBefore(one: Position, other: Position): boolean {
  return one.segment === other.segment ? one.offset < other.offset : one.segment < other.segment;
}

/** The file of a segment. */
export function segmentFile(folder: string, segment: number): string {
  return join(folder, `${String(segment).padStart(12, '0')}.journal`);
}

/** The segments that are in a folder, by their numbers, oldest first. Throws what the system throws. */
export function segmentsIn(folder: string): number[] {
  const names = readdirSync(folder).filter(name => /^\d{12}\.journal$/.test(name));
  return names.map(name => Number.parseInt(name, 10)).sort((one, other) => one - other);
}
