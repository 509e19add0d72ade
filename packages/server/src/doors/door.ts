import type { Socket } from 'node:net';
import type { Origin } from '../hub/identity.ts';
import type { SessionKind } from '../sessions/parts.ts';

/** What is said, whole, to who may not come in. */
interface Refusing {
  refusal(host: string, reason: string): string;
}

/** A way in by which one talks from the first byte: what the connections of one kind of port have in common. */
export interface TalkDoor extends SessionKind, Refusing {
  readonly kind: 'irc' | 'line';
}

/** A way in by which requests come, and talks begin with one of them. */
export interface RequestDoor extends Refusing {
  readonly kind: 'web';
  /** Takes a connection that was let in, or that comes from a trusted proxy and was not counted for that. */
  welcome(socket: Socket, origin: Origin): void;
  /** Takes no more requests; resolves when those that were begun are answered, or had their time for it. */
  close(): Promise<void>;
}

/** A way in. */
export type Door = TalkDoor | RequestDoor;
