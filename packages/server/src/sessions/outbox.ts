import { Holdback, type Recipient } from './holdback.ts';
import { Trail } from './trail.ts';

/** How many trails may be made before a turn is cut short: some milliseconds' work, and a few megabytes. */
const trailsPerTurnMax = 16_384;

/** How much text may be gathered before: readers are to get it while they can still keep up. */
const charsPerTurnMax = 524_288;

/** A session as the outbox sees it. */
export interface Addressee extends Recipient {
  /** Writes what this turn has for it to its socket. */
  flush(): void;
  /** Hands over what this turn has for it, to be sent later; undefined when it is not to be sent any more. */
  handOver(): Buffer | undefined;
}

/**
 * Gathers what all sessions are to be sent, and sends it once in a loop turn: after everything that came in with the
 * turn was decided, so that a reader gets one write where many things happened. What comes before may have to be
 * waited for; then all that comes after it waits behind it, and the loop does not wait.
 */
export class Outbox {
  /** Where the trails of this turn begin. */
  root = new Trail();
  private waiting: Addressee[] = [];
  private scheduled: NodeJS.Immediate | undefined;
  private readonly before: () => Promise<void> | undefined;
  private readonly holdback = new Holdback();

  /** `before` is called each time before something is sent, which waits for what it answers; that never fails. */
  constructor(before: () => Promise<void> | undefined = () => undefined) {
    this.before = before;
  }

  /** Whether so much waits to be sent that nothing more is to be read from anyone. */
  get isFull(): boolean {
    return this.holdback.isFull;
  }

  /** Calls back once when it is not full any more. Returns what cancels it. */
  whenFree(callback: () => void): () => void {
    return this.holdback.whenFree(callback);
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

  /** Sends everything now, or as soon as what comes before is over. */
  flush(): void {
    // What is said of it goes out with all else.
    const wait = this.before();
    clearImmediate(this.scheduled);
    this.scheduled = undefined;
    const addressees = this.waiting;
    this.waiting = [];
    const { chars } = this.root.family;
    this.root = new Trail();
    if (wait !== undefined || this.holdback.isHolding) this.hold(addressees, chars, wait);
    else for (const addressee of addressees) addressee.flush();
  }

  private hold(addressees: readonly Addressee[], chars: number, wait: Promise<void> | undefined): void {
    const pieces = new Map<Addressee, Buffer>();
    for (const addressee of addressees) {
      const piece = addressee.handOver();
      if (piece !== undefined) pieces.set(addressee, piece);
    }
    this.holdback.hold(pieces, chars, wait);
  }
}
