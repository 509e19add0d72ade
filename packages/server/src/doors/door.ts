import type { SessionKind } from '../sessions/session.ts';

/** A way in: what the connections of one kind of port have in common. */
export interface Door extends SessionKind {
  readonly kind: 'irc' | 'line';
}
