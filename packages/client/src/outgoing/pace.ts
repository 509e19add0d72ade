import type { ClientParts } from '../parts.ts';

/** So many messages go out at once, and then one each time: what servers take that put out who floods (RFC 1459, 8.10). */
const atOnce = 5;
const eachMs = 1_500;

/** Sends no faster than a server takes it. */
export class Pace {
  private readonly clock: ClientParts['clock'];
  private readonly queue: (() => void)[] = [];
  private free = atOnce;
  private cancel: (() => void) | undefined;

  constructor(clock: ClientParts['clock']) {
    this.clock = clock;
  }

  /** Calls now, or when it is its turn. */
  take(call: () => void): void {
    this.queue.push(call);
    this.go();
  }

  /** The connection is lost: nothing that waits goes out on the next one. */
  clear(): void {
    this.queue.length = 0;
    this.cancel?.();
    this.cancel = undefined;
    this.free = atOnce;
  }

  private go(): void {
    while (this.free > 0) {
      const call = this.queue.shift();
      if (call === undefined) break;
      this.free -= 1;
      call();
    }
    if (this.free < atOnce) this.cancel ??= this.clock.after(eachMs, () => this.refill());
  }

  private refill(): void {
    this.cancel = undefined;
    this.free += 1;
    this.go();
  }
}
