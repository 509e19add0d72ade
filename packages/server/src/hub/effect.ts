import type { ModeChange } from '@salon/protocol';
import type { Identity } from './identity.ts';
import type { Answer } from './query.ts';
import type { Refusal } from './refusal.ts';
import type { Manner, SessionId, Via } from './signal.ts';

/** Sessions that get to see something. The list is never changed after it was made, so it is shared, not copied. */
export type Audience = readonly SessionId[];

/** What happened, in the words of chat: an event that several may see, or a reply to the one who asked. */
export type Effect = Event | Reply;

/** What happened where others could see it. */
export type Event =
  | Said
  | Joined
  | Parted
  | Kicked
  | Renamed
  | Left
  | TopicSet
  | ModesSet
  | UserModesSet
  | Invited
  | InviteSeen
  | AwayChanged
  | AccountChanged
  | HostChanged
  | RealChanged
  | ChannelRenamed
  | MonitoredOnline
  | MonitoredOffline
  | Knocked;

/** What only the session hears that asked for something. */
export type Reply =
  | Entered
  | Dismissed
  | Refused
  | Answered
  | Forwarded
  | Inviting
  | KnockHeard
  | AwaySet
  | TheyAreAway;

interface Seen {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly to: Audience;
  /** The session that caused it. */
  readonly origin: SessionId;
}

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
  /** Client-only tags as they stand on the wire. */
  readonly tags?: string;
  /** The nick of the bridge that spoke for someone who is not here. */
  readonly relayedBy?: string;
}

/** Someone went into a channel. `subject` are her sessions, here and below. */
export interface Joined extends Seen {
  readonly type: 'joined';
  readonly who: Identity;
  readonly channel: string;
  /** Her away message, if she is away. */
  readonly away: string | undefined;
  readonly subject: Audience;
}

/** Someone went out of a channel. */
export interface Parted extends Seen {
  readonly type: 'parted';
  readonly who: Identity;
  readonly channel: string;
  readonly reason: string | undefined;
  readonly subject: Audience;
}

/** Someone was thrown out of a channel. */
export interface Kicked extends Seen {
  readonly type: 'kicked';
  readonly by: Identity;
  readonly nick: string;
  readonly channel: string;
  readonly reason: string | undefined;
  readonly subject: Audience;
}

/** Someone has another nick. */
export interface Renamed extends Seen {
  readonly type: 'renamed';
  readonly who: Identity;
  readonly nick: string;
  readonly subject: Audience;
}

/** Someone is gone. `to` are those who shared a channel with her; she herself is told by `dismissed`. */
export interface Left extends Seen {
  readonly type: 'left';
  readonly who: Identity;
  readonly reason: string;
}

/** A channel's topic is another one; the empty text means none. */
export interface TopicSet extends Seen {
  readonly type: 'topic-set';
  readonly who: Identity;
  readonly channel: string;
  readonly text: string;
}

/** Modes of a channel were changed. */
export interface ModesSet extends Seen {
  readonly type: 'modes-set';
  readonly who: Identity;
  readonly channel: string;
  readonly changes: readonly ModeChange[];
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

interface Told {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly session: SessionId;
}

/** The newcomer is a user now. */
export interface Entered extends Told {
  readonly type: 'entered';
  readonly who: Identity;
  readonly via: Via;
}

/** The session is no user's any more. */
export interface Dismissed extends Told {
  readonly type: 'dismissed';
  readonly who: Identity;
  readonly via: Via;
  readonly reason: string;
}

/** What was asked for was not done. */
export interface Refused extends Told {
  readonly type: 'refused';
  readonly refusal: Refusal;
}

/** The answer to a query, or what a member is shown on joining. */
export interface Answered extends Told {
  readonly type: 'answered';
  readonly because: 'asked' | 'joined';
  readonly answer: Answer;
}

/** Who may not join a channel is sent to another one. */
export interface Forwarded extends Told {
  readonly type: 'forwarded';
  readonly from: string;
  readonly channel: string;
}

/** Those who can invite her were told that she knocks. */
export interface KnockHeard extends Told {
  readonly type: 'knock-heard';
  readonly channel: string;
}

/** The invitation was passed on. */
export interface Inviting extends Told {
  readonly type: 'inviting';
  readonly nick: string;
  readonly channel: string;
}

/** The user is away, or back when there is no message. */
export interface AwaySet extends Told {
  readonly type: 'away-set';
  readonly message: string | undefined;
}

/** The one spoken to is away. */
export interface TheyAreAway extends Told {
  readonly type: 'they-are-away';
  readonly nick: string;
  readonly message: string;
}
