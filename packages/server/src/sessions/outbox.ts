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
  private readonly before: () => void;

  /** `before` is called each time before something is sent. */
  constructor(before: () => void = () => undefined) {
    this.before = before;
  }

  /** A session has something to be sent. It says so once in a turn. */
  add(addressee: Addressee): void {
    this.waiting.push(addressee);
    this.schedule();
  }

  /** Sends at the end of this loop turn, even if it is nothing: what comes before is to be done then. */
  schedule(): void {
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
    // What is said of it goes out with all else.
    this.before();
    clearImmediate(this.scheduled);
    this.scheduled = undefined;
    const addressees = this.waiting;
    this.waiting = [];
    this.root = new Trail();
    for (const addressee of addressees) addressee.flush();
  }
}
