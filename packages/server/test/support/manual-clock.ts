import type { Clock } from '../../src/loop/clock.ts';

interface Timer {
  dueAt: number;
  readonly everyMs: number | undefined;
  readonly callback: () => void;
}

/** A clock that stands still until a test moves it. */
export class ManualClock implements Clock {
  private time: number;
  private readonly timers = new Set<Timer>();

  constructor(time = Date.UTC(2026, 0, 1)) {
    this.time = time;
  }

  now(): number {
    return this.time;
  }

  ticks(): number {
    return this.time;
  }

  after(ms: number, callback: () => void): () => void {
    return this.add({ dueAt: this.time + ms, everyMs: undefined, callback });
  }

  every(ms: number, callback: () => void): () => void {
    return this.add({ dueAt: this.time + ms, everyMs: ms, callback });
  }

  /** Lets time pass, and calls back in order whatever falls due on the way. */
  advance(ms: number): void {
    const end = this.time + ms;
    for (let next = this.first(end); next !== undefined; next = this.first(end)) {
      this.time = next.dueAt;
      if (next.everyMs === undefined) this.timers.delete(next);
      else next.dueAt += next.everyMs;
      next.callback();
    }
    this.time = end;
  }

  private add(timer: Timer): () => void {
    this.timers.add(timer);
    return () => this.timers.delete(timer);
  }

  private first(end: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.timers) {
      if (timer.dueAt <= end && (first === undefined || timer.dueAt < first.dueAt)) first = timer;
    }
    return first;
  }
}
