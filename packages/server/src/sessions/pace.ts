/** How fast lines are taken. */
export interface PaceLimits {
  /** So many at once, after a rest. */
  readonly burst: number;
  /** So many a second from then on; 0 for as many as come. */
  readonly perSecond: number;
}

/**
 * Fake lag: how fast the lines of one client are taken. Time is saved up while she is silent, no more than a burst
 * takes, and each line costs its share of a second. Who has none left waits; nothing that she sent is lost.
 */
export class Pace {
  private readonly lineMs: number;
  private readonly savedMsMax: number;
  private savedMs: number;
  private savedAt: number;

  /** `now` is in ticks of the clock, here and below. */
  constructor({ burst, perSecond }: PaceLimits, now: number) {
    this.lineMs = perSecond === 0 ? 0 : 1000 / perSecond;
    this.savedMsMax = burst * this.lineMs;
    this.savedMs = this.savedMsMax;
    this.savedAt = now;
  }

  /** Time went by. */
  save(now: number): void {
    this.savedMs = Math.min(this.savedMsMax, this.savedMs + now - this.savedAt);
    this.savedAt = now;
  }

  /** After how long the next line may be taken; 0 when it may be now. Milliseconds. */
  get waitMs(): number {
    return this.savedMs + hairMs >= this.lineMs ? 0 : Math.ceil(this.lineMs - this.savedMs);
  }

  /** A line was taken. */
  spend(): void {
    this.savedMs -= this.lineMs;
  }

  /** A whole burst may be taken again. */
  rest(): void {
    this.savedMs = this.savedMsMax;
  }
}

/** By how much sums of fractions may be off. */
const hairMs = 0.001;
