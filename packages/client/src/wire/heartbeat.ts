import type { ClientParts } from '../parts.ts';

/** How often the server is asked whether it is there, and how long it may take to answer. Milliseconds. */
const beatMs = 30_000;
const answerMs = 15_000;

/** How long it may take after the network or the machine was asleep. */
const wokenAnswerMs = 4000;

/** What a heartbeat does. */
export interface HeartbeatCalls {
  readonly ping: (token: string) => void;
  readonly measured: (lagMs: number) => void;
  /** Nothing has come for too long: the connection is dead, whatever the system says. */
  readonly dead: () => void;
}

/** Finds out whether a connection still lives. Whatever comes in shows that it does. */
export class Heartbeat {
  private readonly clock: ClientParts['clock'];
  private readonly calls: HeartbeatCalls;
  private stopTimer: (() => void) | undefined;
  private askedAt: number | undefined;

  constructor(clock: ClientParts['clock'], calls: HeartbeatCalls) {
    this.clock = clock;
    this.calls = calls;
  }

  start(): void {
    this.wait(beatMs, () => this.ask(answerMs));
  }

  stop(): void {
    this.stopTimer?.();
    this.stopTimer = undefined;
    this.askedAt = undefined;
  }

  /** Asks now: it may have been long since the last time. */
  wake(): void {
    if (this.stopTimer !== undefined) this.ask(wokenAnswerMs);
  }

  /** Something came in. */
  heard(): void {
    if (this.stopTimer === undefined || this.askedAt !== undefined) return;
    this.start();
  }

  /** The answer came in. */
  answered(): void {
    if (this.askedAt === undefined) return;
    this.calls.measured(this.clock.now() - this.askedAt);
    this.askedAt = undefined;
    this.start();
  }

  private ask(withinMs: number): void {
    this.askedAt ??= this.clock.now();
    this.calls.ping(String(this.askedAt));
    this.wait(withinMs, () => this.calls.dead());
  }

  private wait(ms: number, then: () => void): void {
    this.stopTimer?.();
    this.stopTimer = this.clock.after(ms, then);
  }
}
