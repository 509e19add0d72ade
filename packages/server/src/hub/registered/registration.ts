import { channelMode, type Rank } from '@salon/protocol';
import type { Readership } from '../history/limits.ts';
import type { HistoryWish } from '../history/policy.ts';
import type { Channel, User } from '../state/model.ts';
import { isAtLeast } from '../state/rank.ts';

/** What makes a channel belong to an account. A new value is made when anything of it changes. */
export interface Registration {
  /** The name of the account to which the channel belongs. */
  readonly founder: string;
  /** Milliseconds since 1970. */
  readonly registeredAt: number;
  /** By names of accounts: the letter of the prefix mode that each has in the channel. The founder is not among them. */
  readonly access: ReadonlyMap<string, string>;
  /** The account that may take the channel over. */
  readonly offeredTo?: string;
  readonly settings: ChannelSettings;
}

/** What a founder may choose for a channel. */
export interface ChannelSettings {
  /** Whether those with access are given their rank when they come in or log in. */
  readonly autoRank: boolean;
  /** Whether the topic stays when everyone has gone. */
  readonly keepTopic: boolean;
  /** Whether nobody but those with access may be made halfop or higher. */
  readonly secure: boolean;
  /** How much the channel remembers. */
  readonly history: HistoryWish;
  /** Who may read what it remembers. */
  readonly historyFor: Readership | 'default';
}

/** How every channel begins that belongs to someone. */
export const firstSettings: ChannelSettings = {
  autoRank: true,
  keepTopic: true,
  secure: false,
  history: 'default',
  historyFor: 'default',
};

/** Whether a channel belongs to the account that a user is logged in to. */
export function isFounder({ registration }: Channel, user: User | undefined): boolean {
  return registration !== undefined && registration.founder === user?.identity.account;
}

/** The letter of the prefix mode that an account has in a channel for good, if it has one. */
export function accessOf({ registration }: Channel, account: string | undefined): string | undefined {
  if (registration === undefined || account === undefined) return undefined;
  return registration.founder === account ? 'q' : registration.access.get(account);
}

/** Whether an account may have a rank: in a secure channel, as a halfop or higher, only if it has such access. */
export function mayHaveRank(channel: Channel, account: string | undefined, letter: string): boolean {
  if (letter === 'v' || channel.registration?.settings.secure !== true) return true;
  return isAtLeast(rankByAccess(channel, account), 'halfop');
}

/** The rank that an account has in a channel for good. */
export function rankByAccess(channel: Channel, account: string | undefined): Rank | undefined {
  const letter = accessOf(channel, account);
  return letter === undefined ? undefined : channelMode(letter)?.rank;
}
