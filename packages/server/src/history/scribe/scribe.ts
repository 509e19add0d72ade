import type { Effect } from '../../hub/effect.ts';
import type { Clock } from '../../loop/clock.ts';
import type { Logger } from '../../observe/logger.ts';
import { StoreError } from '../../store/fault.ts';
import type { History } from '../history.ts';
import type { HistoryRecord } from '../record.ts';
import { gatherRecords } from './records.ts';

/** What the scribe needs from around it. */
export interface ScribeParts {
  readonly history: History;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn' | 'error'>;
  /** Asks for a `commit` at the end of this loop turn. */
  readonly soon: () => void;
  /** Operators are to know that nothing can be written, and why; or, without a reason, that it can again. */
  readonly report: (failure?: string) => void;
}

/**
 * Sees to it that what is said is in the history before anyone is shown it: gathers what happened in a loop turn, and
 * appends all of it at its end. While the disk fails, talk goes on, and what could not be written is tried again.
 */
export class Scribe {
  private readonly parts: ScribeParts;
  private records: HistoryRecord[] = [];
  private isDue = false;
  private failure: string | undefined;

  constructor(parts: ScribeParts) {
    this.parts = parts;
  }

  /** Why what is said could not be written, as long as that is so. */
  get whyUnwritten(): string | undefined {
    return this.failure;
  }

  /** Something happened. */
  noted(effect: Effect): void {
    gatherRecords(effect, this.records);
    if (this.isDue || this.records.length === 0) return;
    this.isDue = true;
    this.parts.soon();
  }

  /**
   * Appends what happened since the last time. A durable history answers with the wait for the disk, which never
   * fails: it ends, and operators know, when the disk fails or does not answer.
   */
  commit(): Promise<void> | undefined {
    if (!this.isDue) return undefined;
    this.isDue = false;
    const { history } = this.parts;
    try {
      const safe = history.append(this.records);
      this.records = [];
      if (safe !== undefined) return this.waitFor(safe);
      this.canAgain();
      return undefined;
    } catch (error) {
      this.couldNot(error);
      return undefined;
    }
  }

  /** Tries a last time to write what is left. */
  async close(): Promise<void> {
    this.isDue ||= this.records.length > 0;
    await this.commit();
    const lost = this.records.length;
    if (lost > 0)
      this.parts.logger.error(`What could not be written to the history is lost: ${lost} records`);
  }

  /** While the disk is known to fail, talk goes on without it. */
  private waitFor(safe: Promise<void>): Promise<void> | undefined {
    const outcome = safe.then(
      () => this.canAgain(),
      (error: unknown) => this.couldNot(error),
    );
    if (this.failure !== undefined) return undefined;
    return new Promise(resolve => {
      const cancel = this.parts.clock.after(patienceMs, () => {
        this.couldNot(new StoreError('broken', 'the disk does not answer'));
        resolve();
      });
      void outcome.then(() => {
        cancel();
        resolve();
      });
    });
  }

  private couldNot(error: unknown): void {
    const { logger, report } = this.parts;
    const reason = error instanceof StoreError ? error.reason : 'the server has a fault';
    if (this.records.length > recordsMax) this.records = withoutOldest(this.records);
    if (this.failure === undefined) {
      logger.error(
        { err: error },
        `The history cannot be written to: ${reason}. Talk goes on; what is said is tried to be written again.`,
      );
      report(reason);
    }
    this.failure = reason;
  }

  private canAgain(): void {
    if (this.failure === undefined) return;
    this.failure = undefined;
    this.parts.logger.warn('The history can be written to again.');
    this.parts.report();
  }
}

/**
 * Only while nothing can be written are there too many: then the newest are kept, and of the older ones what says that
 * something is to be gone, or kept for less long.
 */
function withoutOldest(records: readonly HistoryRecord[]): HistoryRecord[] {
  const oldest = records.length - recordsMax;
  return records.filter(({ type }, index) => index >= oldest || type !== 'entry');
}

/** How long a durable history waits for a disk that does not answer. Milliseconds. */
const patienceMs = 5000;

/** How many records wait for a disk at most. */
const recordsMax = 100_000;
