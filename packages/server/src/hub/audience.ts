import type { SessionId } from './session.ts';

/** Sessions that get to see something. The list is never changed after it was made, so it is shared, not copied. */
export type Audience = readonly SessionId[];

/** What several may see. */
export interface Seen {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly to: Audience;
  /** The session that caused it. */
  readonly origin: SessionId;
}

/** What one session is told. */
export interface ToOne {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly session: SessionId;
}
