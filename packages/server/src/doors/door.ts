import type { SessionKind } from '../sessions/parts.ts';

/** A way in: what the connections of one kind of port have in common. */
export interface Door extends SessionKind {
  readonly kind: 'irc' | 'line';
  /** What is said, whole, to who may not come in. */
  refusal(host: string, reason: string): string;
}
