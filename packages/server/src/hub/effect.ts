import type { MessageLine, ModeChange } from '@salon/protocol';
import type { AccountReply } from './accounts/effect.ts';
import type { Audience, Seen, ToOne } from './audience.ts';
import type { BanReply } from './bans/effect.ts';
import type { ChangeEvent } from './changes/effect.ts';
import type { Forced } from './forced/effect.ts';
import type { HistoryReply, MemorySet } from './history/effect.ts';
import type { Identity, Origin } from './identity.ts';
import type { KeptKind } from './kept/spec.ts';
import type { MarkerMoved, MarkerReply } from './markers/effect.ts';
import type { MetadataChanged, MetadataReply } from './metadata/effect.ts';
import type { Answer } from './query.ts';
import type { Refusal } from './refusal.ts';
import type { RegisteredReply } from './registered/effect.ts';
import type { Reported } from './reported.ts';
import type { Via } from './session.ts';
import type { Manner } from './signal.ts';
import type { VhostReply } from './vhosts/effect.ts';

/** What happened, in the words of chat: an event that several may see, or a reply to the one who asked. */
export type Effect = Event | Reply;

/** What happened where others could see it. */
export type Event =
  | Said
  | SaidElsewhere
  | Joined
  | Parted
  | Kicked
  | Renamed
  | Left
  | TopicSet
  | ModesSet
  | UserModesSet
  | Invited
  | Walloped
  | InviteSeen
  | AwayChanged
  | AccountChanged
  | HostChanged
  | RealChanged
  | ChannelRenamed
  | MonitoredOnline
  | MonitoredOffline
  | Knocked
  | MemorySet
  | ChangeEvent
  | MetadataChanged
  | MarkerMoved;

/**
 * What one session is told alone: mostly the one that asked for something. Who is killed, who is called by someone
 * whom she does not accept, and who listens to the server's notices is told without having asked.
 */
export type Reply =
  | Entered
  | Dismissed
  | Refused
  | Answered
  | Forwarded
  | Inviting
  | KnockHeard
  | AwaySet
  | TheyAreAway
  | Opered
  | OperFailed
  | Killed
  | Rehashing
  | Dying
  | Reported
  | Told
  | SilenceSet
  | AcceptSet
  | TheyWereTold
  | Called
  | Forced
  | Audited
  | Kept
  | NotRestored
  | AccountReply
  | BanReply
  | HistoryReply
  | MetadataReply
  | MarkerReply
  | RegisteredReply
  | VhostReply;

/** Someone spoke. `to` holds the origin too: whether she sees her own words is her reader's choice. */
export interface Said extends Seen {
  readonly type: 'said';
  /** No other message has the same (IRCv3 message-ids). */
  readonly id: string;
  readonly who: Identity;
  /** A channel's name, such a name behind a prefix (STATUSMSG), or a nick. */
  readonly target: string;
  readonly manner: Manner;
  readonly text: string;
  /** The lines that `text` came in, when it came in several: only then there are line feeds in it. */
  readonly lines?: readonly MessageLine[];
  /** Client-only tags as they stand on the wire. */
  readonly tags?: string;
  /** The nick of the bridge that spoke for someone who is not here. */
  readonly relayedBy?: string;
  /** When its text became what it is, if it was another one; milliseconds since 1970. */
  readonly edited?: number;
  /** Under which key it is remembered; undefined when it is not. */
  readonly history: string | undefined;
}

/** What someone said to another one alone, as her own sessions see it which did not say it. */
export interface SaidElsewhere extends Omit<Said, 'type'> {
  readonly type: 'said-elsewhere';
}

/** Someone went into a channel. `subject` are her sessions, here and below. */
export interface Joined extends Seen {
  readonly type: 'joined';
  /** No other message has the same (IRCv3 message-ids); a channel that was renamed is gone into without one. */
  readonly id?: string;
  readonly who: Identity;
  readonly channel: string;
  /** Her away message, if she is away. */
  readonly away: string | undefined;
  readonly subject: Audience;
  /** Under which key it is remembered; undefined when it is not. */
  readonly history: string | undefined;
}

/** Someone went out of a channel. */
export interface Parted extends Seen {
  readonly type: 'parted';
  readonly who: Identity;
  readonly channel: string;
  readonly reason: string | undefined;
  readonly subject: Audience;
  /** Under which key it is remembered; undefined when it is not. */
  readonly history: string | undefined;
}

/** Someone was thrown out of a channel. */
export interface Kicked extends Seen {
  readonly type: 'kicked';
  readonly by: Identity;
  readonly nick: string;
  readonly channel: string;
  readonly reason: string | undefined;
  readonly subject: Audience;
  /** Under which key it is remembered; undefined when it is not. */
  readonly history: string | undefined;
}

/** Someone has another nick. */
export interface Renamed extends Seen {
  readonly type: 'renamed';
  readonly who: Identity;
  readonly nick: string;
  readonly subject: Audience;
  /** Under which keys it is remembered: in each of her channels by itself. */
  readonly history: readonly string[];
}

/** Someone is gone. `to` are those who shared a channel with her; she herself is told by `dismissed`. */
export interface Left extends Seen {
  readonly type: 'left';
  readonly who: Identity;
  readonly reason: string;
  /** Under which keys it is remembered: in each of her channels by itself. */
  readonly history: readonly string[];
}

/** A channel's topic is another one; the empty text means none. */
export interface TopicSet extends Seen {
  readonly type: 'topic-set';
  readonly who: Identity;
  readonly channel: string;
  readonly text: string;
  /** Under which key it is remembered; undefined when it is not. */
  readonly history: string | undefined;
}

/** Modes of a channel were changed. */
export interface ModesSet extends Seen {
  readonly type: 'modes-set';
  readonly who: Identity;
  readonly channel: string;
  readonly changes: readonly ModeChange[];
  /** Under which key it is remembered; undefined when it is not. */
  readonly history: string | undefined;
}

/** A user changed modes of her own. */
export interface UserModesSet extends Seen {
  readonly type: 'user-modes-set';
  readonly who: Identity;
  readonly changes: readonly ModeChange[];
}

/** Someone was invited into a channel; `to` are her sessions. */
export interface Invited extends Seen {
  readonly type: 'invited';
  readonly by: Identity;
  readonly nick: string;
  readonly channel: string;
}

/** An operator of the server said something to all who listen (user mode `w`). */
export interface Walloped extends Seen {
  readonly type: 'walloped';
  readonly who: Identity;
  readonly text: string;
}

/** Someone was invited into a channel, as its members see it. */
export interface InviteSeen extends Seen {
  readonly type: 'invite-seen';
  readonly by: Identity;
  readonly nick: string;
  readonly channel: string;
}

/** Something about someone, for those who are in a channel with her and those who watch her nick. */
interface SeenOfSomeone extends Seen {
  /** Whether `to` do nothing but watch her nick: only some of them want to know more (IRCv3 extended-monitor). */
  readonly watchersOnly?: true;
}

/** Someone went away, or is back when there is no message. */
export interface AwayChanged extends SeenOfSomeone {
  readonly type: 'away-changed';
  readonly who: Identity;
  readonly message: string | undefined;
}

/** Someone is logged in to another account, or to none. */
export interface AccountChanged extends SeenOfSomeone {
  readonly type: 'account-changed';
  /** As she is now. */
  readonly who: Identity;
}

/** Someone has another user name or host. */
export interface HostChanged extends SeenOfSomeone {
  readonly type: 'host-changed';
  /** As she was. */
  readonly who: Identity;
  readonly user: string;
  readonly host: string;
  readonly subject: Audience;
}

/** Someone has another real name. */
export interface RealChanged extends SeenOfSomeone {
  readonly type: 'real-changed';
  readonly who: Identity;
  readonly real: string;
}

/** A channel has another name. */
export interface ChannelRenamed extends Seen {
  readonly type: 'channel-renamed';
  readonly who: Identity;
  readonly from: string;
  readonly channel: string;
  readonly reason: string | undefined;
  /** The sessions of all members. */
  readonly subject: Audience;
  /** Under which keys it was and is remembered. */
  readonly history: { readonly from: string; readonly to: string };
}

/** Someone has a nick that others watch; `to` are the sessions that do (IRCv3 monitor). */
export interface MonitoredOnline extends Seen {
  readonly type: 'monitored-online';
  readonly who: Identity;
}

/** No one has a nick any more that others watch. */
export interface MonitoredOffline extends Seen {
  readonly type: 'monitored-offline';
  readonly nick: string;
}

/** Someone asks to be let in; `to` are those who can invite her. */
export interface Knocked extends Seen {
  readonly type: 'knocked';
  readonly who: Identity;
  readonly channel: string;
  readonly text: string | undefined;
}

/** The newcomer is a user now. */
export interface Entered extends ToOne {
  readonly type: 'entered';
  readonly who: Identity;
  readonly via: Via;
  /** Letters of the user modes that she was given. */
  readonly modes: string;
  /** The channels in which she is already, when she is one more session of a user who is here. */
  readonly rooms?: readonly string[];
  /** Until when the device behind the session was here before, if it has a name and was; milliseconds since 1970. */
  readonly missedSince?: number;
}

/** The session is no user's any more. */
export interface Dismissed extends ToOne {
  readonly type: 'dismissed';
  readonly who: Identity;
  readonly via: Via;
  readonly reason: string;
}

/** What was asked for was not done. */
export interface Refused extends ToOne {
  readonly type: 'refused';
  readonly refusal: Refusal;
}

/** The answer to a query, or what a member is shown on joining. */
export interface Answered extends ToOne {
  readonly type: 'answered';
  readonly because: 'asked' | 'joined';
  readonly answer: Answer;
}

/** Who may not join a channel is sent to another one. */
export interface Forwarded extends ToOne {
  readonly type: 'forwarded';
  readonly from: string;
  readonly channel: string;
}

/** Those who can invite her were told that she knocks. */
export interface KnockHeard extends ToOne {
  readonly type: 'knock-heard';
  readonly channel: string;
}

/** The invitation was passed on. */
export interface Inviting extends ToOne {
  readonly type: 'inviting';
  readonly nick: string;
  readonly channel: string;
}

/** The user is away, or back when there is no message. */
export interface AwaySet extends ToOne {
  readonly type: 'away-set';
  readonly message: string | undefined;
}

/** The one spoken to is away. */
export interface TheyAreAway extends ToOne {
  readonly type: 'they-are-away';
  readonly nick: string;
  readonly message: string;
}

/** The user is an operator of the server now. */
export interface Opered extends ToOne {
  readonly type: 'opered';
  readonly who: Identity;
  /** The name of the operator in the settings. */
  readonly name: string;
}

/** The user gave no right name and password of an operator. */
export interface OperFailed extends ToOne {
  readonly type: 'oper-failed';
  readonly who: Identity;
  /** Where she comes from in truth. */
  readonly origin: Origin;
  readonly name: string;
}

/** An operator of the server ends the user's sessions. */
export interface Killed extends ToOne {
  readonly type: 'killed';
  readonly by: Identity;
  readonly nick: string;
  readonly reason: string;
}

/** The settings are to be read anew. */
export interface Rehashing extends ToOne {
  readonly type: 'rehashing';
  readonly by: Identity;
}

/** The server is to stop. */
export interface Dying extends ToOne {
  readonly type: 'dying';
  readonly by: Identity;
}

/** The server says something in its own words, such as what came of a REHASH. */
export interface Told extends ToOne {
  readonly type: 'told';
  readonly sentence: string;
}

/** The user wants to hear no more of whom a mask matches, or wants to again. */
export interface SilenceSet extends ToOne {
  readonly type: 'silence-set';
  readonly who: Identity;
  readonly on: boolean;
  readonly mask: string;
}

/** The user accepts someone, or does not any more. */
export interface AcceptSet extends ToOne {
  readonly type: 'accept-set';
  readonly on: boolean;
  readonly nick: string;
}

/** The one spoken to does not accept the user, and was told that she wrote. */
export interface TheyWereTold extends ToOne {
  readonly type: 'they-were-told';
  readonly nick: string;
}

/** Someone whom the user does not accept wrote to her. */
export interface Called extends ToOne {
  readonly type: 'called';
  readonly by: Identity;
}

/** An operator of the server did something that the audit log is to have, or someone failed to become one. */
export interface Audited extends ToOne {
  readonly type: 'audited';
  /** The name by which she is an operator; empty where she is none. */
  readonly oper: string;
  /** Who she is, with the host from which she comes in truth. */
  readonly who: Pick<Identity, 'nick' | 'user' | 'host'>;
  /** In one word, such as `kill`. */
  readonly action: string;
  /** Upon whom or what; may be empty. */
  readonly target: string;
  /** What else is to be known; may be empty. */
  readonly detail: string;
}

/** What is kept under a key is another thing now, or nothing any more. `session` is the one that changed it. */
export interface Kept extends ToOne {
  readonly type: 'kept';
  readonly kind: KeptKind;
  readonly key: string;
}

/** What was kept under a key cannot be taken in. */
export interface NotRestored extends ToOne {
  readonly type: 'not-restored';
  readonly kind: KeptKind;
  readonly key: string;
  /** Words that follow "account alice: ". */
  readonly why: string;
  /** Whether it came from elsewhere, and is not in the store. */
  readonly imported?: true;
}
