import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { HistoryRecord } from '../record.ts';
import { claimedBytes, frameAt, frameHeadBytes } from './frame.ts';
import { segmentFile } from './segments.ts';

/** What was read of a segment. */
export interface Piece {
  /** What is in its whole frames, in order. */
  readonly records: HistoryRecord[];
  /** Behind the last whole frame. */
  readonly offset: number;
  /** Whether a whole frame stood there, so that there may be more. */
  readonly mayHaveMore: boolean;
  /** How many bytes follow that are no whole frame: one that is being written, or a torn or damaged one. */
  readonly rest: number;
  /** Whether they are a frame that was written to its end, and then became another one. */
  readonly isDamaged: boolean;
}

const nothing: Piece = { records: [], offset: 0, mayHaveMore: false, rest: 0, isDamaged: false };

/** Reads segments of the journal, also of one that is being written to. */
export class SegmentReader {
  private readonly folder: string;
  private open: { readonly segment: number; readonly descriptor: number } | undefined;
  private buffer: Buffer = Buffer.allocUnsafe(262_144);

  constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Reads whole frames from an offset on: about as many bytes as are asked for, at least one frame if there is one.
   * Without such a segment there is nothing. Throws what the system throws.
   */
  read(segment: number, offset: number, bytes: number): Piece {
    const descriptor = this.descriptorOf(segment);
    if (descriptor === undefined) return { ...nothing, offset };
    const left = Math.max(0, fstatSync(descriptor).size - offset);
    let piece = this.fill(descriptor, offset, Math.min(bytes, left));
    const claimed = claimedBytes(piece, 0);
    if (frameAt(piece, 0) === undefined && claimed > piece.length && claimed <= left) {
      piece = this.fill(descriptor, offset, claimed);
    }
    const records: HistoryRecord[] = [];
    let end = 0;
    for (let frame = frameAt(piece, 0); frame !== undefined; frame = frameAt(piece, end)) {
      for (const record of JSON.parse(frame.content.toString()) as HistoryRecord[]) records.push(record);
      end = frame.end;
    }
    const isDamaged = end === 0 && claimed > frameHeadBytes && claimed <= left;
    return { records, offset: offset + end, mayHaveMore: end > 0, rest: left - end, isDamaged };
  }

  close(): void {
    if (this.open !== undefined) closeSync(this.open.descriptor);
    this.open = undefined;
  }

  private fill(descriptor: number, offset: number, bytes: number): Buffer {
    if (this.buffer.length < bytes) this.buffer = Buffer.allocUnsafe(bytes);
    const read = readSync(descriptor, this.buffer, 0, bytes, offset);
    return this.buffer.subarray(0, read);
  }

  private descriptorOf(segment: number): number | undefined {
    if (this.open?.segment === segment) return this.open.descriptor;
    this.close();
    try {
      this.open = { segment, descriptor: openSync(segmentFile(this.folder, segment), 'r') };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    return this.open?.descriptor;
  }
}
