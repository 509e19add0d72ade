import type { Seen, ToOne } from '../audience.ts';
import type { MetadataRow } from './query.ts';

/** What one session is told of metadata. */
export type MetadataReply = MetadataSet | MetadataCleared | Subscribed | Unsubscribed;

/** A key of someone or of a channel was set or taken away; `to` have subscribed to it. */
export interface MetadataChanged extends Seen, MetadataRow {
  readonly type: 'metadata-changed';
}

/** The user has set a key, or taken it away. */
export interface MetadataSet extends ToOne, MetadataRow {
  readonly type: 'metadata-set';
}

/** The user has taken keys away. */
export interface MetadataCleared extends ToOne {
  readonly type: 'metadata-cleared';
  readonly target: string;
  readonly keys: readonly string[];
}

/** What came of a wish to be told of some keys. */
export interface Subscribed extends ToOne, Subscribing {
  readonly type: 'metadata-subscribed';
  /** Those of `keys` of which she is told nothing, because she may not see them. */
  readonly unseen: readonly string[];
  /** Whether there may be something to ask for now. */
  readonly later: boolean;
}

/** Which of some keys one is told of from now on. */
export interface Subscribing {
  /** Those of which one is told, now or already before. */
  readonly keys: readonly string[];
  /** Those that cannot be keys. */
  readonly invalid: readonly string[];
  /** The first for which there was no room, and how much room there is; what came behind it was not looked at. */
  readonly full: { readonly key: string; readonly max: number } | undefined;
}

/** Of which keys the user is told no longer. */
export interface Unsubscribed extends ToOne {
  readonly type: 'metadata-unsubscribed';
  readonly keys: readonly string[];
  readonly invalid: readonly string[];
}
