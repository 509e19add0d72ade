/**
 * Lets little dear work go on at once: the rest waits in the order in which it came, and when too much waits, who comes
 * is told to come back, rather than let the machine drown.
 */
export class Turnstile {
  private readonly atOnceMax: number;
  private readonly waitingMax: number;
  private readonly waiting: (() => void)[] = [];
  private running = 0;

  constructor(atOnceMax: number, waitingMax: number) {
    this.atOnceMax = atOnceMax;
    this.waitingMax = waitingMax;
  }

  /** Does the work when its turn comes; `busy` when too much waits, and nothing was done. Rejects as the work does. */
  async pass<T>(work: () => Promise<T>): Promise<T | 'busy'> {
    if (this.running >= this.atOnceMax) {
      if (this.waiting.length >= this.waitingMax) return 'busy';
      await new Promise<void>(resolve => this.waiting.push(resolve));
    } else this.running += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // Who waits takes the place over, so that nobody who comes meanwhile is before her.
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
