import type { Origin } from '../hub/identity.ts';
import type { Query } from '../hub/query.ts';
import type { SessionId } from '../hub/session.ts';
import type { Command } from '../hub/signal.ts';
import type { Clock } from '../loop/clock.ts';
import type { Reader } from '../render/reader.ts';
import type { Conversation } from './conversation.ts';
import type { IntakeLimits } from './intake.ts';
import type { Framing } from './line-framer.ts';
import type { Outbox } from './outbox.ts';
import type { PaceLimits } from './pace.ts';
import type { Session } from './session.ts';

/** What every session needs from around it. */
export interface SessionParts {
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly limits: SessionLimits;
  readonly fakeLag: PaceLimits;
  readonly gate: SessionGate;
  submit(command: Command, session: SessionId): void;
  ask(session: SessionId, query: Query): void;
  /** Something threw while this session was served. */
  failed(session: SessionId, error: unknown): void;
  /** The session is open no more: from now on it hears nothing, and nothing but its last words are sent. */
  ended(session: Session): void;
  /** The connection is gone. */
  closed(session: Session): void;
}

/** What depends on where a connection comes from. */
export interface SessionGate {
  /** The host by which everyone is to know who comes from there. */
  hostOf(origin: Origin): string;
  /** Whether lines from there are taken as fast as they come. */
  unhurried(origin: Origin): boolean;
  /** Someone turned out to come from elsewhere. Returns why she may not, if so. */
  moved(from: Origin, to: Origin): string | undefined;
}

/** What sessions that came in by the same kind of door have in common. */
export interface SessionKind {
  readonly framing: Framing;
  /** The reader of newcomers. */
  readonly reader: Reader;
  /** Begins to talk with a newcomer. */
  accept(session: Session): Conversation;
  /**
   * How the server hangs up on who does not, after the last words: `close` lets the system go on sending, `reset`
   * wakes up `nc`, which goes on waiting for its terminal after a mere end.
   */
  readonly hangUp: 'close' | 'reset';
  /** Takes out of the bytes what is not text, where clients send such. */
  filter?(calls: FilterCalls): (chunk: Buffer) => Buffer;
}

/** What a filter calls back. */
export interface FilterCalls {
  /** The one behind it wants to go, at once. */
  interrupted(): void;
  /** These bytes are to be sent now, besides all text. */
  answer(bytes: Uint8Array): void;
  /** What speaks is no client: the connection is closed at once, after these bytes if there are any. */
  turnedAway(reason: string, answer?: Uint8Array): void;
}

/** The bounds of what one connection may cost. */
export interface SessionLimits extends IntakeLimits {
  /** What may wait to be read by the client, in bytes. */
  readonly sendqBytesMax: number;
  /** How long a closing connection may read nothing of what is left for it. */
  readonly lingerMsMax: number;
}
