import type { ClientParts } from '../parts.ts';

/** How often the server is asked whether it is there, and how long it may take to answer. Milliseconds. */
const beatMs = 30_000;
const answerMs = 15_000;

/** How long it may take when the network or the machine was asleep, or the network may be gone. */
const doubtedAnswerMs = 4000;

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
  private hasHeard = false;

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

  /** Asks now, while there is a connection: something may have happened to it. */
  askNow(): void {
    if (this.stopTimer !== undefined) this.ask(doubtedAnswerMs);
  }

  /** Something came in. */
  heard(): void {
    this.hasHeard = true;
  }

  /** An answer came in, perhaps to this. */
  answered(token: string | undefined): void {
    if (this.askedAt === undefined || token !== tokenOf(this.askedAt)) return;
    this.calls.measured(this.clock.now() - this.askedAt);
    this.askedAt = undefined;
    this.start();
  }

  private ask(withinMs: number): void {
    const at = this.clock.now();
    this.askedAt = at;
    this.calls.ping(tokenOf(at));
    this.listen(withinMs);
  }

  /** A server that has much to read answers late; it is there as long as it says anything. */
  private listen(withinMs: number): void {
    this.hasHeard = false;
    this.wait(withinMs, () => (this.hasHeard ? this.listen(answerMs) : this.calls.dead()));
  }

  private wait(ms: number, then: () => void): void {
    this.stopTimer?.();
    this.stopTimer = this.clock.after(ms, then);
  }
}

function tokenOf(askedAt: number): string {
  return `beat-${askedAt}`;
}
