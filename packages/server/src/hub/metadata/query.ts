import type { KeyVisibility } from './metadata.ts';

/** Everything that can be asked about metadata. `target` is a nick, a channel, or `*` for the asker. */
export type MetadataQuery =
  | { readonly type: 'metadata-get'; readonly target: string; readonly keys: readonly string[] }
  | { readonly type: 'metadata-list'; readonly target: string }
  /** `target` may be `*ALL` too: everyone and everything that the asker is told of. */
  | { readonly type: 'metadata-sync'; readonly target: string; readonly because?: 'joined' }
  | { readonly type: 'metadata-subscriptions'; readonly target: string };

/** What the hub answers. Only what the asker may see is in it. */
export type MetadataAnswer = MetadataIs | MetadataLater | SubscriptionsAre;

/** A key of someone or of a channel; without a value it is not set, as far as the asker may know. */
export interface MetadataRow {
  readonly target: string;
  readonly key: string;
  readonly value: string | undefined;
  readonly visibleTo: KeyVisibility;
}

/** Something was asked for that cannot be a key. */
export interface InvalidKey {
  readonly invalid: string;
}

/** Metadata of what was asked for. */
export interface MetadataIs {
  readonly type: 'metadata';
  readonly target: string;
  readonly rows: readonly (MetadataRow | InvalidKey)[];
  /** Whether there was more than is shown. */
  readonly truncated: boolean;
}

/** There is too much to be shown unasked. */
export interface MetadataLater {
  readonly type: 'metadata-later';
  readonly target: string;
  /** After how long it may be asked for. */
  readonly seconds: number;
}

/** To which keys the session has subscribed. */
export interface SubscriptionsAre {
  readonly type: 'metadata-subscriptions';
  readonly keys: readonly string[];
}
