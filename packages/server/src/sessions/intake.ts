import type { Clock } from '../loop/clock.ts';
import { type Framing, type Heard, LineFramer } from './line-framer.ts';
import type { Outbox } from './outbox.ts';
import { Pace, type PaceLimits } from './pace.ts';
import type { Wire } from './wire.ts';

/** How many lines of one client are taken. */
export interface IntakeLimits {
  /** How many lines of one client are taken in one loop turn; the rest waits, and the socket is not read. */
  readonly linesPerTurnMax: number;
  /** How many bytes of lines, as above. */
  readonly inputBytesPerTurnMax: number;
  /** How many bytes may come without an end of line. */
  readonly unendedBytesMax: number;
}

type Pausable = Pick<Wire, 'pause' | 'resume' | 'isPaused'>;

/** What all intakes go by. */
export interface IntakeRules {
  readonly clock: Clock;
  readonly limits: IntakeLimits;
  readonly fakeLag: PaceLimits;
  /** Where answers go; while it is full, nothing is taken. */
  readonly outbox: Pick<Outbox, 'isFull' | 'whenFree'>;
}

/** The session whose intake it is. */
export interface IntakeOwner {
  /** Takes a line; what throws ends the session and not the intake of others. */
  take(heard: Heard): void;
  /** All was taken, and no more comes. */
  tookAll(): void;
  /** Does something later than it came: what throws ends the session, and nothing else. */
  guarded(serve: () => void): void;
}

/**
 * What one client sends, line by line: within the allowance of one turn, no faster than fake lag lets her, and not
 * while something is waited for. A client that sends more is not read until it is taken.
 */
export class Intake {
  /** Whether lines are taken as fast as they come. */
  unhurried: boolean;
  private readonly rules: IntakeRules;
  private readonly owner: IntakeOwner;
  /** It is paused while lines wait. */
  private readonly wire: Pausable;
  private readonly framer: LineFramer;
  private readonly pace: Pace | undefined;
  /** Cancels that lines are taken later, while some wait for it. */
  private pumping: (() => void) | undefined;
  /** For how many things lines wait that take their time. */
  private held = 0;
  private behind = false;
  private inputEnded = false;
  private turnIsOver = false;
  private stopped = false;
  /** How many lines are taken without waiting for their time, which is owed for them. */
  private credit = 0;
  /** How many bytes were no text since the last line. */
  private filteredBytes = 0;

  constructor(owner: IntakeOwner, wire: Pausable, framing: Framing, rules: IntakeRules) {
    const { clock, limits, fakeLag } = rules;
    this.owner = owner;
    this.rules = rules;
    this.unhurried = false;
    this.wire = wire;
    this.framer = new LineFramer(framing, limits.unendedBytesMax);
    this.pace = fakeLag.perSecond === 0 ? undefined : new Pace(fakeLag, clock.ticks());
  }

  /** Whether lines wait because they came faster than they are taken, or because something is waited for. */
  get isBehind(): boolean {
    return this.behind || this.held > 0;
  }

  /**
   * Takes so many lines at once that belong together, however fast they came. They count all the same: those behind
   * them wait for as long as all of them take.
   */
  lend(lines: number): void {
    this.credit = lines;
  }

  /** What she asked for costs as much as so many lines more: those behind it wait for it. */
  spend(lines: number): void {
    if (this.unhurried) return;
    for (let line = 0; line < lines; line += 1) this.pace?.spend();
  }

  /** What was taken until now is not held against her. */
  rest(): void {
    this.pace?.rest();
  }

  /**
   * Bytes came. While lines wait for the next turn, these wait behind them. `filteredBytes` are those that came with
   * them and were no text: they cost work too, and no allowance of lines counts them.
   */
  push(chunk: Buffer, filteredBytes: number): void {
    this.filteredBytes += filteredBytes;
    this.framer.push(chunk);
    this.pumpUnlessWaiting();
    if (this.filteredBytes > this.rules.limits.unendedBytesMax && !this.stopped)
      this.owner.take({ fatal: 'unended' });
  }

  /** No more bytes come. */
  end(): void {
    this.inputEnded = true;
    this.framer.end();
    this.pumpUnlessWaiting();
  }

  /** The lines behind the one that is taken wait for the next turn. */
  endTurn(): void {
    this.turnIsOver = true;
  }

  /** Takes no line until it is released as often as it was held. */
  hold(): void {
    this.held += 1;
  }

  /** Takes lines again, those first that came meanwhile. */
  release(): void {
    this.held -= 1;
    this.pumpUnlessWaiting();
  }

  /** Takes nothing any more. */
  stop(): void {
    this.stopped = true;
    this.pumping?.();
  }

  private pumpUnlessWaiting(): void {
    if (this.pumping === undefined && this.held === 0 && !this.stopped) this.pump();
  }

  private pump(): void {
    this.pumping = undefined;
    this.turnIsOver = false;
    const { wire, owner } = this;
    const { linesPerTurnMax, inputBytesPerTurnMax } = this.rules.limits;
    const pace = this.unhurried ? undefined : this.pace;
    pace?.save(this.rules.clock.ticks());
    let bytes = 0;
    for (let lines = 0; lines < linesPerTurnMax && bytes < inputBytesPerTurnMax; lines += 1) {
      if (this.stopped) return;
      if (this.held > 0) {
        wire.pause();
        return;
      }
      if (this.rules.outbox.isFull) {
        this.waitForOutbox();
        return;
      }
      if (this.turnIsOver && this.framer.heldBytes > 0) break;
      if (pace !== undefined && this.credit === 0 && pace.waitMs > 0 && this.framer.heldBytes > 0) {
        this.fallBehind(pace.waitMs);
        return;
      }
      const next = this.framer.next();
      if (next === undefined) {
        this.allTaken();
        return;
      }
      pace?.spend();
      if (this.credit > 0) this.credit -= 1;
      this.filteredBytes = 0;
      bytes += 'line' in next ? next.line.length : 0;
      owner.take(next);
    }
    wire.pause();
    const immediate = setImmediate(() => owner.guarded(() => this.pump()));
    this.pumping = () => clearImmediate(immediate);
  }

  private allTaken(): void {
    const { wire, owner } = this;
    this.behind = false;
    if (this.inputEnded) owner.tookAll();
    else if (wire.isPaused()) wire.resume();
  }

  private fallBehind(waitMs: number): void {
    const { wire, owner } = this;
    this.behind = true;
    wire.pause();
    this.pumping = this.rules.clock.after(waitMs, () => owner.guarded(() => this.pump()));
  }

  private waitForOutbox(): void {
    const { wire, owner } = this;
    this.behind = true;
    wire.pause();
    this.pumping = this.rules.outbox.whenFree(() => owner.guarded(() => this.pump()));
  }
}
