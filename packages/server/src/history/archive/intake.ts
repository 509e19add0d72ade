import { renameSync, rmSync, statSync } from 'node:fs';
import { diskFault, StoreError } from '../../store/fault.ts';
import { SegmentReader } from '../journal/reader.ts';
import { isBefore, type Position, segmentFile, segmentsIn } from '../journal/segments.ts';
import type { Archive } from './archive.ts';

/** The end of a segment that could not be read. */
export interface TornEnd {
  readonly segment: number;
  readonly bytes: number;
  /** Where the segment is kept, when it was not merely cut short. */
  readonly keptAs: string | undefined;
}

/** What the intake is given. */
export interface IntakeParts {
  readonly archive: Archive;
  /** The folder of the journal. */
  readonly folder: string;
  /** The file of the archive's database. */
  readonly file: string;
  /** The end of a segment could not be read. */
  readonly onTorn: (end: TornEnd) => void;
}

/**
 * Takes the journal into the archive. A segment is removed once the disk has what the archive took of it, so that
 * nothing is lost when the archive loses its last moments. All methods throw a `StoreError` when the disk fails.
 */
export class Intake {
  private readonly parts: IntakeParts;
  private readonly reader: SegmentReader;
  private position: Position;
  private readonly damaged = new Set<number>();

  constructor(parts: IntakeParts) {
    this.parts = parts;
    this.reader = new SegmentReader(parts.folder);
    this.position = parts.archive.taken();
  }

  /** How far it is. */
  get taken(): Position {
    return this.position;
  }

  /** Takes in a piece of what is there. Returns whether there may be more. */
  some(): boolean {
    return guarded(() => {
      if (this.takePiece()) return true;
      // A segment has got its last frame before there is a next one; so look for that first.
      const next = segmentsIn(this.parts.folder).find(segment => segment > this.position.segment);
      if (next === undefined) return false;
      if (!this.takePiece()) this.leave(next);
      return true;
    });
  }

  /** Takes in all that is there before a place. */
  upTo(until: Position): void {
    while (isBefore(this.position, until)) {
      if (!this.some()) throw new StoreError('damaged', 'a part of the journal cannot be read');
    }
  }

  /** Lets the disk have what was taken in, when that has become much; then removes the segments that were taken in. */
  tidy(): void {
    guarded(() => {
      if (sizeOf(`${this.parts.file}-wal`) >= walBytesMax) this.checkpoint(this.position.segment);
    });
  }

  /** Lets the disk have all that is in the archive. */
  save(): void {
    guarded(() => this.checkpoint(this.position.segment));
  }

  /** Lets the disk have all that was taken in, and removes all segments: the journal has ended. */
  close(): void {
    guarded(() => {
      this.checkpoint(this.position.segment + 1);
      this.reader.close();
    });
  }

  private takePiece(): boolean {
    const { segment, offset } = this.position;
    const piece = this.reader.read(segment, offset, pieceBytes);
    if (!piece.mayHaveMore) return false;
    const position = { segment, offset: piece.offset };
    this.parts.archive.take(piece.records, position);
    this.position = position;
    return true;
  }

  private leave(next: number): void {
    const { segment, offset } = this.position;
    const { rest, isDamaged } = this.reader.read(segment, offset, pieceBytes);
    if (isDamaged) this.damaged.add(segment);
    if (rest > 0) {
      const keptAs = isDamaged ? keptAsOf(this.parts.folder, segment) : undefined;
      this.parts.onTorn({ segment, bytes: rest, keptAs });
    }
    this.position = { segment: next, offset: 0 };
  }

  private checkpoint(before: number): void {
    const isBusy = this.parts.archive.database.pragma('wal_checkpoint(TRUNCATE)') !== 0;
    // Another program reads the database: what it reads is not written over, and the journal stays.
    if (isBusy) return;
    const { folder } = this.parts;
    for (const segment of segmentsIn(folder).filter(number => number < before)) {
      if (this.damaged.has(segment)) renameSync(segmentFile(folder, segment), keptAsOf(folder, segment));
      else rmSync(segmentFile(folder, segment));
    }
  }
}

function keptAsOf(folder: string, segment: number): string {
  return `${segmentFile(folder, segment)}.damaged`;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw diskFault(error);
  }
}

/** How much of the journal is taken in by one transaction, about. */
const pieceBytes = 524_288;

/** How much the database may have changed before the disk is to have it. */
const walBytesMax = 67_108_864;
