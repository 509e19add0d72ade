/** How often something happened under a key. */
interface Count {
  times: number;
  /** When it happened first, in milliseconds that never go back. */
  readonly since: number;
}

/**
 * Counts what happens under keys, each within a window of its own that begins when it happens first. What is
 * remembered is bounded: of too many keys the oldest are forgotten.
 */
export class Tally {
  private readonly counts = new Map<string, Count>();
  private readonly ticks: () => number;
  private readonly windowMs: () => number;

  constructor(ticks: () => number, windowMs: () => number) {
    this.ticks = ticks;
    this.windowMs = windowMs;
  }

  /** It happened once more. */
  add(key: string): void {
    const found = this.current(key);
    if (found !== undefined) {
      found.times += 1;
      return;
    }
    this.forgetOld();
    this.counts.set(key, { times: 1, since: this.ticks() });
  }

  /** It turned out not to have happened. */
  takeBack(key: string): void {
    const found = this.current(key);
    if (found !== undefined) found.times -= 1;
  }

  /** How long one must wait until it may happen again, if it happened too often; in whole seconds. 0 is any number. */
  secondsToWait(key: string, timesMax: number): number | undefined {
    const found = this.current(key);
    if (found === undefined || timesMax === 0 || found.times < timesMax) return undefined;
    return Math.max(1, Math.ceil((found.since + this.windowMs() - this.ticks()) / 1000));
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.counts.size;
  }

  private current(key: string): Count | undefined {
    const found = this.counts.get(key);
    if (found === undefined || found.since + this.windowMs() > this.ticks()) return found;
    this.counts.delete(key);
    return undefined;
  }

  /** Windows end in the order in which they began. */
  private forgetOld(): void {
    for (const [key, { since }] of this.counts) {
      if (since + this.windowMs() > this.ticks() && this.counts.size < keysMax) return;
      this.counts.delete(key);
    }
  }
}

/** A few megabytes, if someone has so many addresses. */
const keysMax = 65_536;
