import type { Clock } from './clock.ts';
import { DeadlineQueue } from './deadline-queue.ts';

/** The IDLE UPDATER: watches who is silent for how long, and tells those who are silent for too long. */
export class IdleUpdater {
  private readonly clock: Clock;
  private readonly queues: DeadlineQueue[] = [];
  private stopTicking: (() => void) | undefined;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** A queue for those who may be silent for `waitMs`; 0 means for ever. */
  queue(waitMs: number): DeadlineQueue {
    const queue = new DeadlineQueue(waitMs);
    this.queues.push(queue);
    return queue;
  }

  /** Begins to tick, once a second. */
  start(): void {
    this.stopTicking = this.clock.every(tickMs, () => this.tick());
  }

  stop(): void {
    this.stopTicking?.();
  }

  private tick(): void {
    const now = this.clock.ticks();
    for (const queue of this.queues) {
      for (let due = queue.takeDue(now); due !== undefined; due = queue.takeDue(now)) due.silentTooLong();
    }
  }
}

const tickMs = 1000;
