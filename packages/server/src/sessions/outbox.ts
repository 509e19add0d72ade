import { Trail } from './trail.ts';

/** How many trails may be made before a turn is cut short: some milliseconds' work, and a few megabytes. */
const trailsPerTurnMax = 16_384;

/** How much text may be gathered before: readers are to get it while they can still keep up. */
const charsPerTurnMax = 524_288;

/** A session as the outbox sees it. */
export interface Addressee {
  /** Writes what this turn has for it to its socket. */
  flush(): void;
}

/**
 * Gathers what all sessions are to be sent, and sends it once in a loop turn: after everything that came in with the
 * turn was decided, so that a reader gets one write where many things happened.
 */
export class Outbox {
  /** Where the trails of this turn begin. */
  root = new Trail();
  private waiting: Addressee[] = [];
  private scheduled: NodeJS.Immediate | undefined;

  /** A session has something to be sent. It says so once in a turn. */
  add(addressee: Addressee): void {
    this.waiting.push(addressee);
    this.scheduled ??= setImmediate(() => this.flush());
  }

  /**
   * Sends before the turn ends when a lot has gathered. Sessions whose ways have parted are on one way again after
   * it, so that in a storm of joins they do not each keep a copy of what all of them hear.
   */
  flushIfLarge(): void {
    const { size, chars } = this.root.family;
    if (size >= trailsPerTurnMax || chars >= charsPerTurnMax) this.flush();
  }

  /** Sends everything now. */
  flush(): void {
    clearImmediate(this.scheduled);
    this.scheduled = undefined;
    const addressees = this.waiting;
    this.waiting = [];
    this.root = new Trail();
    for (const addressee of addressees) addressee.flush();
  }
}
