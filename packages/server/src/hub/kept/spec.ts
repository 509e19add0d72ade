import type { State } from '../state/state.ts';

/**
 * How one kind of thing outlives a restart. A record is a plain value that JSON can hold, and stands for all that is
 * kept of the thing: writing it over the one before is all that saving it takes.
 */
export interface KeptSpec {
  /** What is to be kept under a key, as things stand now; undefined when nothing is any more. */
  readonly record: (state: State, key: string) => object | undefined;
  /**
   * Puts a record into the state of a server that begins, without telling anyone. Returns why it could not, in words
   * that follow "account alice: ", and has changed nothing then.
   */
  readonly restore: (state: State, record: never) => string | undefined;
}

/** What is kept under a key. */
export interface KeptEntry {
  readonly kind: KeptKind;
  readonly key: string;
  readonly record: unknown;
}

/** Every kind of thing that is kept. */
export type KeptKind =
  | 'account'
  | 'channel'
  | 'metadata'
  | 'purge'
  | 'vhost'
  | 'ban'
  | 'defcon'
  | 'read-marker'
  | 'closed-room'
  | 'devices'
  | 'presence';
