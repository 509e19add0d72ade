/** Everything that can change metadata, and who is told of it. `target` is a nick, a channel, or `*` for the user. */
export type MetadataCommand =
  | SetMetadata
  | ClearMetadata
  | SubscribeMetadata
  | UnsubscribeMetadata
  | ForgetSubscriptions;

/** A user sets a key, or takes it away when there is no value. */
export interface SetMetadata {
  readonly type: 'set-metadata';
  readonly target: string;
  readonly key: string;
  readonly value?: string;
}

/** A user takes all keys away that she may. */
export interface ClearMetadata {
  readonly type: 'clear-metadata';
  readonly target: string;
}

/** A session wants to be told of some keys. */
export interface SubscribeMetadata {
  readonly type: 'subscribe-metadata';
  readonly target: string;
  readonly keys: readonly string[];
}

/** A session wants to be told of some keys no longer. */
export interface UnsubscribeMetadata {
  readonly type: 'unsubscribe-metadata';
  readonly target: string;
  readonly keys: readonly string[];
}

/** The client of a session does not know metadata any more: it is told of none. */
export interface ForgetSubscriptions {
  readonly type: 'forget-subscriptions';
}

/** What a newcomer set before she was a user. */
export interface EntryMetadata {
  readonly values: readonly (readonly [key: string, value: string])[];
  readonly subscriptions: readonly string[];
}
