import { openSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { diskFault } from '../../store/fault.ts';
import type { HistoryRecord } from '../record.ts';
import { FrameMaker } from './frame.ts';
import { GroupSync } from './group-sync.ts';
import { journalStart, type Position, segmentFile } from './segments.ts';
import { type JournalSystem, journalSystem } from './system.ts';

/** What a journal is to be like. */
export interface JournalSettings {
  readonly folder: string;
  /** The number of its first segment, higher than those of all before. */
  readonly segment: number;
  /** A new segment is begun behind so many bytes. */
  readonly segmentBytes: number;
  /** Whether to wait until the disk has what was appended. */
  readonly durable: boolean;
  readonly system?: JournalSystem;
}

/** The segment that is written to. */
interface Segment {
  readonly descriptor: number;
  readonly disk: GroupSync;
  /** Ends when the disk knows that there is such a file. */
  readonly listed: Promise<void> | undefined;
}

/**
 * What was appended and may not be in the archive yet, in files that only grow. It is written by one call of the
 * system, and what that took outlives this process, however that ends.
 */
export class Journal {
  private readonly settings: JournalSettings;
  private readonly system: JournalSystem;
  private readonly frames = new FrameMaker();
  private number: number;
  private offset = 0;
  private end = journalStart;
  private segment: Segment | undefined;
  /** Whether there may be something behind the last whole frame. */
  private isTorn = false;

  constructor(settings: JournalSettings) {
    this.settings = settings;
    this.system = settings.system ?? journalSystem;
    this.number = settings.segment;
  }

  /** The place behind everything that was appended; before everything, while nothing was. */
  get position(): Position {
    return this.end;
  }

  /**
   * Appends what one turn made: all of it or, when it throws a `StoreError`, nothing. A durable journal answers with
   * the wait for the disk, which may fail with a `StoreError` too; another one answers nothing.
   */
  append(records: readonly HistoryRecord[]): Promise<void> | undefined {
    try {
      if (this.offset >= this.settings.segmentBytes) this.finish();
      this.segment ??= this.begin();
      this.write(this.segment.descriptor, this.frames.frame(records));
      return this.settings.durable ? safe(this.segment) : undefined;
    } catch (error) {
      throw diskFault(error);
    }
  }

  /** Ends it. A segment without anything in it is removed. */
  close(): void {
    const isEmpty = this.segment !== undefined && this.offset === 0;
    this.segment?.disk.close();
    this.segment = undefined;
    if (isEmpty) rmSync(segmentFile(this.settings.folder, this.number));
  }

  private begin(): Segment {
    const { folder, durable } = this.settings;
    const descriptor = openSync(segmentFile(folder, this.number), 'w', 0o600);
    const disk = new GroupSync(descriptor, this.system);
    return { descriptor, disk, listed: durable ? listed(folder) : undefined };
  }

  private finish(): void {
    this.segment?.disk.close();
    this.segment = undefined;
    this.isTorn = false;
    this.number += 1;
    this.offset = 0;
  }

  private write(descriptor: number, frame: Buffer): void {
    if (this.isTorn) this.cut(descriptor);
    // Until all of it is there, none of it is.
    this.isTorn = true;
    try {
      for (let written = 0; written < frame.length; ) {
        written += this.system.write(descriptor, frame, written, this.offset + written);
      }
    } catch (error) {
      this.cutIfPossible(descriptor);
      throw error;
    }
    this.isTorn = false;
    this.offset += frame.length;
    this.end = { segment: this.number, offset: this.offset };
  }

  private cut(descriptor: number): void {
    this.system.truncate(descriptor, this.offset);
    this.isTorn = false;
  }

  /** What cannot be cut off now is cut off before the next frame; until then its checksum gives it away. */
  private cutIfPossible(descriptor: number): void {
    try {
      this.cut(descriptor);
    } catch {
      this.isTorn = true;
    }
  }
}

/** Waits until the disk has all that was written to a segment. */
async function safe({ disk, listed }: Segment): Promise<void> {
  await Promise.all([disk.wait(), listed]);
}

/** Waits until the disk knows what files a folder has. */
async function listed(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw diskFault(error);
  }
}
