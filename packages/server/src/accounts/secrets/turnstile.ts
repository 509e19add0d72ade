/** Someone who waits: she is let through, or sent away. */
type Waiting = (passes: boolean) => void;

/**
 * Lets little dear work go on at once; the rest waits. Who comes from one place waits in one lane, in the order in which
 * she came, and lanes are let through in turn, so that many from one place do not keep out the others. When too many
 * wait, the last one of the longest lane is told to come back, rather than let the machine drown.
 */
export class Turnstile {
  private readonly atOnceMax: number;
  private readonly waitingMax: number;
  /** The lane whose turn it is comes first. None is empty. */
  private readonly lanes = new Map<string, Waiting[]>();
  private waiting = 0;
  private running = 0;

  constructor(atOnceMax: number, waitingMax: number) {
    this.atOnceMax = atOnceMax;
    this.waitingMax = waitingMax;
  }

  /** Does the work when its turn comes; `busy` when too much waits, and nothing was done. Rejects as the work does. */
  async pass<T>(work: () => Promise<T>, from = ''): Promise<T | 'busy'> {
    if (this.running < this.atOnceMax) this.running += 1;
    else if (!(await this.wait(from))) return 'busy';
    try {
      return await work();
    } finally {
      // Who waits takes the place over, so that nobody who comes meanwhile is before her.
      const next = this.next();
      if (next === undefined) this.running -= 1;
      else next(true);
    }
  }

  /** Resolves with whether she is let through. */
  private wait(from: string): Promise<boolean> {
    return new Promise(resolve => {
      const lane = this.lanes.get(from) ?? [];
      lane.push(resolve);
      this.lanes.set(from, lane);
      this.waiting += 1;
      if (this.waiting > this.waitingMax) this.sendAway();
    });
  }

  /** Sends away who came last of the longest lane; of lanes as long as it, of the newest one. */
  private sendAway(): void {
    let longest = '';
    let length = 0;
    for (const [from, lane] of this.lanes) {
      if (lane.length < length) continue;
      longest = from;
      length = lane.length;
    }
    const last = this.lanes.get(longest)?.pop();
    if (length === 1) this.lanes.delete(longest);
    this.waiting -= 1;
    last?.(false);
  }

  /** Takes out whose turn it is. */
  private next(): Waiting | undefined {
    for (const [from, lane] of this.lanes) {
      const first = lane.shift();
      this.lanes.delete(from);
      // Its next one waits until all other lanes had their turn.
      if (lane.length > 0) this.lanes.set(from, lane);
      this.waiting -= 1;
      return first;
    }
    return undefined;
  }
}
