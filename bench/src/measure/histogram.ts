/** Two seconds in microseconds; slower than that is counted as two seconds. */
const BUCKETS = 2_000_000;

/**
 * Latencies counted in buckets of one microsecond. A run takes millions of them, so adding one must cost
 * no allocation, and a percentile must be exact rather than sampled.
 */
export class Histogram {
  readonly #buckets = new Uint32Array(BUCKETS);
  #count = 0;

  /** Adds one latency in milliseconds, the unit of `performance.now()`. */
  add(milliseconds: number): void {
    const bucket = Math.min(BUCKETS - 1, Math.max(0, Math.round(milliseconds * 1000)));
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1;
    this.#count += 1;
  }

  /** The latency in milliseconds that the given part (0.5, 0.99) of all added ones do not exceed. */
  percentile(part: number): number {
    const wanted = Math.ceil(this.#count * part);
    let seen = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      seen += this.#buckets[bucket] ?? 0;
      if (seen >= wanted && seen > 0) return bucket / 1000;
    }
    throw new Error('No latency was added, so there is no percentile.');
  }
}
