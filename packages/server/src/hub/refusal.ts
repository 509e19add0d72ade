import type { ChannelNameFault, NickFault, Rank } from '@salon/protocol';
import type { AccountRefusal } from './accounts/refusal.ts';
import type { BanRefusal, EntryRefusal } from './bans/refusal.ts';
import type { ChangeRefusal } from './changes/refusal.ts';
import type { HistoryRefusal } from './history/refusal.ts';
import type { MarkerRefusal } from './markers/refusal.ts';
import type { MetadataRefusal } from './metadata/refusal.ts';
import type { RegisteredRefusal } from './registered/refusal.ts';
import type { VhostRefusal } from './vhosts/refusal.ts';

/**
 * Why the hub did not do what it was asked. A refused signal has changed nothing. What people read is written in
 * `render/`, once for each kind of reader.
 */
export type Refusal =
  | { readonly code: 'nick-invalid'; readonly nick: string; readonly fault: NickFault }
  | { readonly code: 'nick-taken'; readonly nick: string }
  | { readonly code: 'no-such-nick'; readonly nick: string }
  | { readonly code: 'no-such-server'; readonly server: string }
  | { readonly code: 'no-such-channel'; readonly channel: string }
  | { readonly code: 'channel-name-invalid'; readonly channel: string; readonly fault: ChannelNameFault }
  | { readonly code: 'too-many-channels'; readonly channel: string; readonly max: number }
  | { readonly code: 'channel-full'; readonly channel: string }
  | { readonly code: 'invite-needed'; readonly channel: string }
  | { readonly code: 'banned'; readonly channel: string }
  | { readonly code: 'key-wrong'; readonly channel: string }
  | { readonly code: 'not-a-member'; readonly channel: string }
  | { readonly code: 'they-are-no-member'; readonly channel: string; readonly nick: string }
  | { readonly code: 'already-a-member'; readonly channel: string; readonly nick: string }
  | { readonly code: 'account-needed'; readonly channel: string }
  | { readonly code: 'rank-needed'; readonly channel: string; readonly rank: Rank }
  | { readonly code: 'no-kicks'; readonly channel: string; readonly nick: string }
  | { readonly code: 'open-to-you'; readonly channel: string }
  | { readonly code: 'knocked-inside'; readonly channel: string }
  | { readonly code: 'knocked-too-soon'; readonly channel: string; readonly seconds: number }
  | { readonly code: 'may-not-speak'; readonly channel: string; readonly because: SilencedBecause }
  | { readonly code: 'spoke-too-soon'; readonly channel: string; readonly seconds: number }
  | { readonly code: 'list-full'; readonly channel: string; readonly letter: string; readonly mask: string }
  | { readonly code: 'key-invalid'; readonly channel: string }
  | { readonly code: 'mode-unknown'; readonly letter: string }
  | { readonly code: 'mode-param-missing'; readonly channel: string; readonly letter: string }
  | { readonly code: 'modes-of-another' }
  | {
      readonly code: 'mode-param-invalid';
      readonly channel: string;
      readonly letter: string;
      readonly param: string;
    }
  | { readonly code: 'monitor-full'; readonly max: number; readonly nicks: readonly string[] }
  | { readonly code: 'user-mode-unknown'; readonly letter: string }
  | { readonly code: 'real-invalid'; readonly bytesMax: number }
  | { readonly code: 'host-invalid'; readonly host: string }
  | { readonly code: 'privilege-needed' }
  | { readonly code: 'silence-full'; readonly mask: string }
  | { readonly code: 'accept-full' }
  | { readonly code: 'already-accepted'; readonly nick: string }
  | { readonly code: 'not-accepted'; readonly nick: string }
  | { readonly code: 'they-do-not-take'; readonly nick: string; readonly because: NotTakenBecause }
  | { readonly code: 'channel-name-taken'; readonly channel: string; readonly name: string }
  | { readonly code: 'channel-not-renamable'; readonly channel: string; readonly name: string }
  | {
      readonly code: 'channel-renamed-too-soon';
      readonly channel: string;
      readonly name: string;
      readonly seconds: number;
    }
  /** It bears the mark of a message that was said before. */
  | { readonly code: 'already-said'; readonly message: string }
  | { readonly code: 'relay-nick-invalid'; readonly nick: string }
  | { readonly code: 'relay-not-allowed'; readonly channel: string }
  /** An operator of the server closed the name. */
  | { readonly code: 'channel-purged'; readonly channel: string }
  /** Only those with access may have such a rank there. */
  | { readonly code: 'access-needed'; readonly channel: string; readonly nick: string }
  | { readonly code: 'rename-not-yours'; readonly channel: string; readonly name: string }
  | AccountRefusal
  | BanRefusal
  | HistoryRefusal
  | ChangeRefusal
  | MetadataRefusal
  | MarkerRefusal
  | RegisteredRefusal
  | VhostRefusal;

/** What keeps someone from speaking in a channel. */
export type SilencedBecause = 'outside' | 'moderated' | 'unregistered' | 'banned' | 'ctcp' | 'formatting';

/** Why someone does not take what is said to her alone: by her user modes R, T and g. */
export type NotTakenBecause = 'account-needed' | 'ctcp' | 'not-accepted';

/** Whether a newcomer was told that she may not come in, and need not try another nick. */
export function isEntryRefusal(refusal: Refusal): refusal is EntryRefusal {
  return Object.hasOwn(atEntry, refusal.code);
}

const atEntry = { 'you-are-banned': true, 'no-newcomers': true, 'newcomers-log-in': true } satisfies {
  [C in EntryRefusal['code']]: true;
};

/** Whether nobody can log in any more to the account that a newcomer had proved to be hers. */
export function isAccountLost({ code }: Refusal): boolean {
  return code === 'no-such-account' || code === 'account-unverified' || code === 'account-suspended';
}
