import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../loop/clock.ts';
import type { Logger } from '../observe/logger.ts';
import { diskFault, StoreError } from '../store/fault.ts';
import { makePrivate } from '../store/folder.ts';
import type { StorePlace } from '../store/store.ts';
import type { LastSeen } from './archive/archive.ts';
import type { ImportedTarget } from './archive/imports.ts';
import { Journal } from './journal/journal.ts';
import { isBefore, journalStart, type Position, segmentsIn } from './journal/segments.ts';
import { SyncThread } from './journal/sync-thread.ts';
import { type JournalSystem, journalSystem } from './journal/system.ts';
import type { HistoryAnswers, HistoryQuery } from './query.ts';
import type { HistoryRecord, Retention } from './record.ts';
import { Archivist, type ThreadNews } from './thread/archivist.ts';
import type { ThreadPlace } from './thread/messages.ts';

export type { HistoryQuery, HistoryRecord };

/** What a history needs from around it, and how it is to be. */
export interface HistoryOptions {
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn' | 'error'>;
  /** Whether `append` waits for the disk, so that even a machine that loses power loses nothing. */
  readonly durable?: boolean;
  /** A new file of the journal is begun behind so many bytes. */
  readonly segmentBytes?: number;
  /** For tests: what the journal asks of the system. */
  readonly system?: JournalSystem;
}

/**
 * All that was said. What is appended is in the journal when `append` returns, and outlives this process then; the
 * archive takes it from there in a thread of its own, and answers what is asked. Nothing here waits.
 */
export class History {
  private readonly place: ThreadPlace;
  private readonly options: HistoryOptions;
  private archivist: Archivist;
  private last: LastSeen = { at: 0, id: undefined };
  /** Undefined in memory, and before the thread is ready. */
  private journal: Journal | undefined;
  /** Waits for the disk, where that is to be waited for. */
  private syncThread: SyncThread | undefined;
  /** Whether the thread knows that there may be something to take in. */
  private isTold = true;
  private isOpen = false;
  private cancelRestart: (() => void) | undefined;

  private constructor(place: ThreadPlace, options: HistoryOptions) {
    this.place = place;
    this.options = options;
    this.archivist = this.newArchivist();
  }

  /**
   * Opens the history in a data folder, which this process has for itself, makes it on the first start, and takes in
   * what the process before it left in the journal. The sentence of the `StoreError` it fails with is for who started
   * the server.
   */
  static async open(place: StorePlace, options: HistoryOptions): Promise<History> {
    try {
      const history = new History(place === 'memory' ? place : { folder: prepared(place.folder) }, options);
      await history.begin();
      return history;
    } catch (error) {
      throw place === 'memory' ? error : unusable(place.folder, error);
    }
  }

  /** The last of what was there when it was opened: what comes now is to be later, with other ids. */
  get lastSeen(): LastSeen {
    return this.last;
  }

  /**
   * Appends what one turn made: all of it or, when it throws a `StoreError`, nothing. Where it is to outlive a loss of
   * power, it answers with the wait for the disk, which may fail with a `StoreError` too.
   */
  append(records: readonly HistoryRecord[]): Promise<void> | undefined {
    if (this.place === 'memory') {
      this.archivist.tell({ type: 'take', records });
      return undefined;
    }
    const safe = this.journal?.append(records);
    this.tellOfMore();
    return safe;
  }

  /** Answers a question from all that was appended before. Fails with a `StoreError`. */
  async query<Query extends HistoryQuery>(query: Query): Promise<HistoryAnswers[Query['type']]> {
    const answer = await this.archivist.ask({ type: 'ask', query, after: this.end });
    return JSON.parse(answer) as HistoryAnswers[Query['type']];
  }

  /**
   * Removes, in small steps, what is not to be remembered any more at the time `now`, in milliseconds since 1970, by
   * what was said of each target or else by what is common. Answers how many entries went. Fails with a `StoreError`.
   */
  async expire(now: number, common: Retention): Promise<number> {
    return Number(await this.archivist.ask({ type: 'expire', now, common }));
  }

  /** A new file for a `Staging`, which only the owner of this process may read. Who asked for it removes it. */
  newStagingFile(): string {
    const folder = this.place === 'memory' ? tmpdir() : this.place.folder;
    const file = join(folder, `${randomUUID()}${stagingEnd}`);
    makePrivate(file);
    return file;
  }

  /**
   * Takes in what a `Staging` in a file has: what is not there yet comes among what is, at its time, while others read
   * and write. Of a target all of it is taken, or none. With `isDry` nothing is changed, and the answer says what would
   * come of it. Fails with a `StoreError`.
   */
  async takeIn(file: string, isDry = false): Promise<readonly ImportedTarget[]> {
    const answer = await this.archivist.ask({ type: 'take-in', file, isDry, after: this.end });
    return JSON.parse(answer) as readonly ImportedTarget[];
  }

  /**
   * Copies all that was appended before, and maybe some of what is meanwhile, into a file, which is there whole or not
   * at all. Answers whether it was copied: a file that is there is not written over. Fails with a `StoreError`.
   */
  async copyTo(file: string): Promise<boolean> {
    return (await this.archivist.ask({ type: 'copy', file, after: this.end })) === 'true';
  }

  /** Puts everything in order and ends. Nothing may be appended any more. Fails with a `StoreError`. */
  async close(): Promise<void> {
    this.isOpen = false;
    this.cancelRestart?.();
    this.journal?.close();
    await this.archivist.close(this.end);
    await this.syncThread?.close();
  }

  /** For tests: the thread as it is now. */
  get thread(): Archivist {
    return this.archivist;
  }

  private get end(): Position {
    return this.journal?.position ?? journalStart;
  }

  private async begin(): Promise<void> {
    const { taken, lastSeen } = await this.archivist.ready;
    this.last = lastSeen;
    this.isOpen = true;
    if (this.place === 'memory') return;
    const { folder } = this.place;
    const { durable = false, segmentBytes = defaultSegmentBytes } = this.options;
    const segment = Math.max(taken.segment, ...segmentsIn(folder)) + 1;
    this.journal = new Journal({ folder, segment, segmentBytes, durable, system: this.system(durable) });
  }

  private system(durable: boolean): JournalSystem {
    const { system } = this.options;
    if (system !== undefined || !durable) return system ?? journalSystem;
    this.syncThread = new SyncThread();
    return { ...journalSystem, sync: this.syncThread.sync };
  }

  private newArchivist(): Archivist {
    return new Archivist(this.place, {
      onRest: taken => {
        this.isTold = false;
        if (isBefore(taken, this.end)) this.tellOfMore();
      },
      onNews: news => this.log(news),
      onEnd: error => this.restart(error),
    });
  }

  private tellOfMore(): void {
    if (this.isTold) return;
    this.isTold = true;
    this.archivist.tell({ type: 'appended' });
  }

  private log(news: ThreadNews): void {
    const { logger } = this.options;
    if (news.type === 'recovered') {
      logger.warn('The history can be written to again: all that was said is in it.');
    } else if (news.type === 'trouble') {
      const { reason, message } = news.failure;
      logger.error(
        { reason: message },
        `The history cannot be written to: ${reason}. What is said stays in its journal; it is tried again and again.`,
      );
    } else {
      const { bytes, segment, keptAs } = news.end;
      const where = keptAs === undefined ? '' : `; it is kept as ${keptAs}`;
      logger.warn(
        `The end of part ${segment} of the journal was cut short and is left out: ${bytes} bytes${where}`,
      );
    }
  }

  private restart(error: unknown): void {
    if (!this.isOpen) return;
    const { logger, clock } = this.options;
    logger.error({ err: error }, 'The thread of the history has ended, and is begun anew.');
    this.cancelRestart = clock.after(restartMs, () => {
      this.isTold = true;
      this.archivist = this.newArchivist();
    });
  }
}

/** Makes the folder of a history, where only its owner may read. */
function prepared(data: string): string {
  try {
    const folder = join(data, 'history');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    makePrivate(join(folder, 'history.db'));
    for (const name of readdirSync(folder).filter(name => name.endsWith(stagingEnd)))
      rmSync(join(folder, name));
    return folder;
  } catch (error) {
    throw diskFault(error);
  }
}

/** What is said of a history that cannot be used. */
function unusable(data: string, error: unknown): unknown {
  if (!(error instanceof StoreError) || error.message !== error.reason) return error;
  const { fault, reason } = error;
  const file = join(data, 'history', 'history.db');
  return new StoreError(fault, reason, {
    message: `Cannot use the history in ${file}: ${reason}. A backup has another one; without the file, what is said from now on is remembered.`,
    cause: error,
  });
}

/** How names of files end that nobody needs any more when a server begins. */
const stagingEnd = '.staging';

const defaultSegmentBytes = 16_777_216;

/** How long to wait before the thread is begun anew. Milliseconds. */
const restartMs = 1000;
