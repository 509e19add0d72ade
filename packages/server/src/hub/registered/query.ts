import type { ChannelMemory } from '../history/policy.ts';
import type { Purge } from './purge.ts';
import type { ChannelSettings } from './registration.ts';

/** What can be asked about channels that belong to someone. */
export type RegisteredQuery =
  | { readonly type: 'channel-info'; readonly channel: string }
  | { readonly type: 'channel-settings'; readonly channel: string; readonly setting?: keyof ChannelSettings }
  | { readonly type: 'channel-access'; readonly channel: string }
  /** Of the asker's own account when none is named. */
  | { readonly type: 'channels-of'; readonly account?: string }
  /** All whose names match, for those who keep channels. */
  | { readonly type: 'registered-channels'; readonly mask?: string }
  | { readonly type: 'purges' }
  | { readonly type: 'how-to-ban'; readonly channel: string; readonly nick: string };

/** What is answered about channels that belong to someone. */
export type RegisteredAnswer =
  | ChannelInfo
  | ChannelSettingsAre
  | ChannelAccessIs
  | ChannelsOf
  | RegisteredChannels
  | Purges
  | HowToBan;

/** A channel that belongs to someone, or one that is closed, or both. */
export interface ChannelInfo {
  readonly type: 'channel-info';
  readonly channel: string;
  readonly owned:
    | {
        readonly founder: string;
        /** Milliseconds since 1970. */
        readonly registeredAt: number;
        /** The letter of the mode that the asker's account has in it. */
        readonly access: string | undefined;
        /** To whom it is offered, for its founder and for who may take it. */
        readonly offeredTo: string | undefined;
      }
    | undefined;
  /** What it remembers, where its founder has chosen something for that; nothing when there is no memory. */
  readonly remembers: { readonly memory: ChannelMemory | undefined } | undefined;
  readonly closed: boolean;
  /** Who closed it and why, for those who keep channels. */
  readonly purge: Purge | undefined;
}

/** What a founder has chosen for her channel. */
export interface ChannelSettingsAre {
  readonly type: 'channel-settings';
  readonly channel: string;
  readonly settings: Partial<ChannelSettings>;
}

/** Who has which rank in a channel for good, highest first. */
export interface ChannelAccessIs {
  readonly type: 'channel-access';
  readonly channel: string;
  readonly founder: string;
  readonly entries: readonly { readonly account: string; readonly letter: string }[];
}

/** What an account has in channels. */
export interface ChannelsOf {
  readonly type: 'channels-of';
  readonly account: string;
  readonly owned: readonly string[];
  readonly access: readonly { readonly channel: string; readonly letter: string }[];
  readonly offered: readonly string[];
}

/** Channels that belong to someone. */
export interface RegisteredChannels {
  readonly type: 'registered-channels';
  /** Whether there were more than are shown. */
  readonly truncated: boolean;
  readonly channels: readonly { readonly channel: string; readonly founder: string }[];
}

/** Names of channels that are closed. */
export interface Purges {
  readonly type: 'purges';
  readonly purges: readonly Purge[];
}

/** By which bans someone can be kept out of a channel. */
export interface HowToBan {
  readonly type: 'how-to-ban';
  readonly channel: string;
  readonly nick: string;
  /** Whether she is here: else it is as she was when she went. */
  readonly here: boolean;
  /** The account that passes all bans, because it has access. */
  readonly exempt: string | undefined;
  readonly bans: readonly {
    readonly mask: string;
    /** Who else in the channel it would mean. */
    readonly others: readonly string[];
  }[];
}
