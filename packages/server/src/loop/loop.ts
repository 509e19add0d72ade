import type { Effect } from '../hub/effect.ts';
import { Hub } from '../hub/hub.ts';
import type { Query } from '../hub/query.ts';
import { type SessionId, serverSession } from '../hub/session.ts';
import type { Command, Signal } from '../hub/signal.ts';
import type { Log } from '../log/log.ts';
import type { Clock } from './clock.ts';

/** What the loop needs from around it. */
export interface LoopParts {
  readonly clock: Clock;
  /** Before this no signal is, whatever the clock says: milliseconds since 1970. */
  readonly earliest?: number;
  readonly log: Log;
  /** Shows one effect to those who are to see it. */
  readonly deliver: (effect: Effect) => void;
  /** One request was carried out and shown. */
  readonly shown: () => void;
  /** Something threw while a session was served. */
  readonly failed: (session: SessionId, error: unknown) => void;
}

type Request = { readonly session: SessionId } & ({ readonly command: Command } | { readonly query: Query });

/**
 * Takes what sessions want, one thing at a time, and carries it to the hub: a command through the log, a query
 * straight. What is asked for while something is carried out waits until that is done, so that the hub is never
 * entered twice and everyone is shown things in the order in which they happened.
 */
export class Loop {
  readonly hub = new Hub();
  private readonly parts: LoopParts;
  private readonly requests: Request[] = [];
  private busy = false;

  constructor(parts: LoopParts) {
    this.parts = parts;
    parts.log.onSignal(signal => this.take(signal));
  }

  /** A session, or the server itself, wants something changed. */
  submit(command: Command, session: SessionId = serverSession): void {
    this.request({ session, command });
  }

  /** A session wants to know something. */
  ask(session: SessionId, query: Query): void {
    this.request({ session, query });
  }

  private request(request: Request): void {
    this.requests.push(request);
    if (this.busy) return;
    this.busy = true;
    try {
      for (let next = this.requests.shift(); next !== undefined; next = this.requests.shift()) {
        this.carry(next);
        this.parts.shown();
      }
    } finally {
      this.busy = false;
    }
  }

  private carry(request: Request): void {
    const { session } = request;
    const at = Math.max(this.parts.clock.now(), this.parts.earliest ?? 0);
    if ('command' in request) this.parts.log.append({ session, at, command: request.command });
    else this.show(session, () => this.hub.ask(session, request.query, at));
  }

  private take(signal: Signal): void {
    this.show(signal.session, () => this.hub.step(signal));
  }

  /** One broken session must not take the others down: what throws on its behalf is its own end. */
  private show(session: SessionId, decide: () => readonly Effect[]): void {
    try {
      for (const effect of decide()) this.parts.deliver(effect);
    } catch (error) {
      this.parts.failed(session, error);
    }
  }
}
