/** Someone whose silence is watched: she waits in a queue, or in none. */
export interface Watched {
  /** When she is due, in ticks of the clock. Only the queue writes here, and below. */
  dueAt: number;
  queue: DeadlineQueue | undefined;
  before: Watched | undefined;
  after: Watched | undefined;
  /** She was silent for as long as she may be. */
  silentTooLong(): void;
}

/**
 * Who is due when, all after the same time of waiting: a list in order of the deadline, since who is put off goes to
 * its end. Putting off and taking out cost the same however many wait, and looking for who is due costs what is due.
 */
export class DeadlineQueue {
  private readonly waitMs: number;
  private first: Watched | undefined;
  private last: Watched | undefined;

  /** `waitMs` 0 means never: nobody is ever due. */
  constructor(waitMs: number) {
    this.waitMs = waitMs;
  }

  /** Lets someone wait from `now` on, here and no longer elsewhere. */
  restart(item: Watched, now: number): void {
    DeadlineQueue.remove(item);
    if (this.waitMs === 0) return;
    item.dueAt = now + this.waitMs;
    item.queue = this;
    item.before = this.last;
    item.after = undefined;
    if (this.last === undefined) this.first = item;
    else this.last.after = item;
    this.last = item;
  }

  /** Takes someone out of the queue in which she waits, if any. */
  static remove(item: Watched): void {
    const { queue, before, after } = item;
    if (queue === undefined) return;
    if (before === undefined) queue.first = after;
    else before.after = after;
    if (after === undefined) queue.last = before;
    else after.before = before;
    item.queue = undefined;
    item.before = undefined;
    item.after = undefined;
  }

  /** Takes out who is due first, if anyone is due at `now`. Looks at one, however many wait. */
  takeDue(now: number): Watched | undefined {
    const item = this.first;
    if (item === undefined || item.dueAt > now) return undefined;
    DeadlineQueue.remove(item);
    return item;
  }
}
