import type { ChannelNameFault, NickFault, Rank } from '@salon/protocol';
import type { DefconRefusal } from './bans/defcon.ts';
import type { MetadataRefusal } from './metadata/refusal.ts';
import type { SessionId } from './signal.ts';

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
  | { readonly code: 'relay-nick-invalid'; readonly nick: string }
  | { readonly code: 'relay-not-allowed'; readonly channel: string }
  /** An operator of the server closed the name. */
  | { readonly code: 'channel-purged'; readonly channel: string }
  /** Only those with access may have such a rank there. */
  | { readonly code: 'access-needed'; readonly channel: string; readonly nick: string }
  | { readonly code: 'rename-not-yours'; readonly channel: string; readonly name: string }
  | AccountRefusal
  | BanRefusal
  | MetadataRefusal
  | RegisteredRefusal
  | VhostRefusal;

/** What has to do with accounts, and with nicks that belong to them. */
export type AccountRefusal =
  | { readonly code: 'nick-reserved'; readonly nick: string }
  /** `like` is a nick of someone's that it could be taken for. */
  | { readonly code: 'nick-lookalike'; readonly nick: string; readonly like: string }
  | { readonly code: 'registration-closed' }
  | { readonly code: 'already-logged-in' }
  | { readonly code: 'login-needed' }
  | { readonly code: 'account-taken'; readonly account: string }
  | { readonly code: 'account-lookalike'; readonly account: string }
  | { readonly code: 'no-such-account'; readonly account: string }
  | { readonly code: 'account-not-yours'; readonly account: string }
  | { readonly code: 'account-unverified'; readonly account: string }
  | { readonly code: 'account-verified'; readonly account: string }
  | { readonly code: 'account-suspended'; readonly account: string; readonly reason: string }
  | { readonly code: 'too-many-nicks'; readonly max: number }
  /** It is not the nick that the user has now. */
  | { readonly code: 'nick-not-worn'; readonly nick: string }
  | { readonly code: 'nick-worn'; readonly nick: string }
  | { readonly code: 'nick-grouped'; readonly nick: string }
  | { readonly code: 'nick-not-grouped'; readonly nick: string }
  /** It is the name of the account itself. */
  | { readonly code: 'nick-is-account'; readonly nick: string }
  | { readonly code: 'no-such-session'; readonly target: SessionId };

/** What has to do with channels that belong to someone. */
export type RegisteredRefusal =
  | { readonly code: 'channel-not-registered'; readonly channel: string }
  | { readonly code: 'channel-registered'; readonly channel: string }
  | { readonly code: 'channel-registration-closed' }
  | { readonly code: 'too-many-channels-owned'; readonly max: number }
  | { readonly code: 'founder-needed'; readonly channel: string }
  /** Access of some rank is needed, and the user has none of that rank. */
  | { readonly code: 'access-too-low'; readonly channel: string }
  | { readonly code: 'access-of-founder'; readonly channel: string; readonly account: string }
  | { readonly code: 'access-unchanged'; readonly channel: string; readonly account: string }
  | { readonly code: 'access-full'; readonly channel: string; readonly max: number }
  /** `command` is to be said again with `confirm` behind it. */
  | { readonly code: 'confirmation-needed'; readonly command: string; readonly confirm: string }
  | { readonly code: 'channel-not-offered'; readonly channel: string }
  | { readonly code: 'channel-not-purged'; readonly channel: string }
  | { readonly code: 'rank-unchanged'; readonly channel: string; readonly nick: string };

/** What has to do with who is kept out of the server. */
export type BanRefusal =
  | EntryRefusal
  /** A ban hits those who have it. */
  | { readonly code: 'nick-banned'; readonly nick: string; readonly reason: string }
  /** `only` is the kind of target that would have been right. */
  | {
      readonly code: 'ban-target-invalid';
      readonly target: string;
      readonly only: 'network' | 'mask' | undefined;
    }
  /** It would hit nearly everyone. */
  | { readonly code: 'ban-too-wide'; readonly target: string }
  | { readonly code: 'no-such-ban'; readonly target: string };

/** Why a newcomer is not let in, whatever nick she gives. */
export type EntryRefusal =
  /** `until` in milliseconds since 1970. */
  | { readonly code: 'you-are-banned'; readonly reason: string; readonly until: number | undefined }
  | DefconRefusal;

/** Whether a newcomer was told that she may not come in, and need not try another nick. */
export function isEntryRefusal(refusal: Refusal): refusal is EntryRefusal {
  return Object.hasOwn(atEntry, refusal.code);
}

const atEntry = { 'you-are-banned': true, 'no-newcomers': true, 'newcomers-log-in': true } satisfies {
  [C in EntryRefusal['code']]: true;
};

/** What has to do with vhosts. */
export type VhostRefusal =
  | { readonly code: 'vhost-invalid'; readonly host: string }
  | { readonly code: 'vhost-had'; readonly host: string }
  | { readonly code: 'vhost-too-soon'; readonly seconds: number }
  | { readonly code: 'vhost-requests-closed' }
  /** The server is closed as far as that (DEFCON 3). */
  | { readonly code: 'vhosts-closed' }
  | { readonly code: 'vhost-not-offered'; readonly host: string }
  | { readonly code: 'vhost-not-wanted'; readonly account: string }
  /** `host` is what is wanted. */
  | { readonly code: 'vhost-other-wanted'; readonly account: string; readonly host: string }
  | { readonly code: 'vhosts-forbidden'; readonly account: string }
  | { readonly code: 'no-vhost'; readonly account: string };

/** What keeps someone from speaking in a channel. */
export type SilencedBecause = 'outside' | 'moderated' | 'unregistered' | 'banned' | 'ctcp' | 'formatting';

/** Why someone does not take what is said to her alone: by her user modes R, T and g. */
export type NotTakenBecause = 'account-needed' | 'ctcp' | 'not-accepted';
