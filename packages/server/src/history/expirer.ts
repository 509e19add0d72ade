import type { Clock } from '../loop/clock.ts';
import type { Logger } from '../observe/logger.ts';
import type { History } from './history.ts';
import type { Retention } from './record.ts';

/** What the expirer needs from around it. */
export interface ExpirerParts {
  readonly history: Pick<History, 'expire'>;
  /** How long things are remembered where nobody says otherwise, as the settings have it now. */
  readonly common: () => Retention;
  readonly clock: Pick<Clock, 'now' | 'every'>;
  readonly logger: Pick<Logger, 'warn' | 'error' | 'debug'>;
}

/** Lets the history forget, again and again, what it is not to remember any more: one round at a time. */
export class Expirer {
  private readonly parts: ExpirerParts;
  private isAtWork = false;
  private hasFailed = false;
  private stopTimer: () => void = () => undefined;

  constructor(parts: ExpirerParts) {
    this.parts = parts;
  }

  /** Begins at once, and goes on until it is stopped. */
  start(): void {
    this.stopTimer = this.parts.clock.every(roundMs, () => void this.round());
    void this.round();
  }

  /** Begins no round any more. */
  stop(): void {
    this.stopTimer();
    this.isAtWork = true;
  }

  /** One round, unless one goes on. A failure is logged once, until a round has done its work again. */
  async round(): Promise<void> {
    if (this.isAtWork) return;
    this.isAtWork = true;
    const { history, common, clock, logger } = this.parts;
    try {
      const gone = await history.expire(clock.now(), common());
      if (gone > 0) logger.debug({ gone }, `The history has forgotten ${gone} entries, as it is to.`);
      if (this.hasFailed) logger.warn('The history forgets again what it is to forget.');
      this.hasFailed = false;
    } catch (error) {
      if (!this.hasFailed) {
        logger.error({ err: error }, 'The history cannot forget what it is to forget; it is tried again.');
      }
      this.hasFailed = true;
    }
    this.isAtWork = false;
  }
}

/** How long after the beginning of a round the next one begins at the earliest. Milliseconds. */
const roundMs = 600_000;
