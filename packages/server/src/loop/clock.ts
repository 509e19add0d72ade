/** Time, as everything that waits gets it, so that tests can drive it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Milliseconds that never go back, for measuring how long something takes; the beginning means nothing. */
  ticks(): number;
  /** Calls back once, after some milliseconds. Returns what cancels it. */
  after(ms: number, callback: () => void): () => void;
  /** Calls back again and again. Returns what ends it. */
  every(ms: number, callback: () => void): () => void;
}

/** The machine's clock. None of its timers keeps the process running. */
export const systemClock: Clock = {
  now: () => Date.now(),
  ticks: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms).unref();
    return () => clearTimeout(timer);
  },
  every(ms, callback) {
    const timer = setInterval(callback, ms).unref();
    return () => clearInterval(timer);
  },
};
