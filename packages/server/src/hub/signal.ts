import type { MessageLine, ModeChange } from '@salon/protocol';
import type { AccountCommand } from './accounts/signal.ts';
import type { BanCommand } from './bans/signal.ts';
import type { ChangeCommand } from './changes/signal.ts';
import type { DeviceToken } from './devices/device.ts';
import type { ForcedCommand } from './forced/signal.ts';
import type { HistoryCommand } from './history/signal.ts';
import type { Origin } from './identity.ts';
import type { KeptEntry } from './kept/spec.ts';
import type { HubSettings } from './limits.ts';
import type { MarkerCommand } from './markers/signal.ts';
import type { EntryMetadata, MetadataCommand } from './metadata/signal.ts';
import type { Oper as Operator, OperNeeds } from './privilege.ts';
import type { RegisteredCommand } from './registered/signal.ts';
import type { SessionId, Via } from './session.ts';
import type { VhostCommand } from './vhosts/signal.ts';

/**
 * What the hub takes in: who, when and what. A plain value, so that it can be kept, sent and replayed; the time is
 * inside it because the hub has no clock.
 */
export interface Signal {
  readonly session: SessionId;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly command: Command;
}

/**
 * Everything that can change what the hub knows. Each is carried out by the file of its name, in `commands/` or in the
 * folder of its domain.
 */
export type Command =
  | Configure
  | Enter
  | Leave
  | Rename
  | Join
  | Part
  | PartAll
  | Say
  | Topic
  | Kick
  | Knock
  | Invite
  | Mode
  | UserMode
  | Away
  | Oper
  | OperFailed
  | Kill
  | Wallops
  | Rehash
  | Die
  | Silence
  | Accept
  | Tell
  | Incident
  | Saving
  | Restore
  | Expire
  | ChangeHost
  | SetReal
  | RenameChannel
  | Relay
  | Monitor
  | AccountCommand
  | HistoryCommand
  | BanCommand
  | ForcedCommand
  | ChangeCommand
  | MetadataCommand
  | MarkerCommand
  | RegisteredCommand
  | VhostCommand;

/** The server tells the hub its settings: the first signal, and again when they change. */
export interface Configure {
  readonly type: 'configure';
  readonly settings: HubSettings;
}

/** A newcomer asks to become a user, and to be put into channels at once. */
export interface Enter {
  readonly type: 'enter';
  readonly nick: string;
  readonly user: string;
  /** The host as everyone sees it. */
  readonly host: string;
  readonly origin: Origin;
  readonly real: string;
  readonly via: Via;
  readonly channels: readonly string[];
  /** The account that she has proved to be hers. */
  readonly account?: string;
  /** Under what its secrets were known as she did: another account that has its name by now is not hers. */
  readonly credential?: string;
  /** The login token by which she did, if it was one. */
  readonly token?: DeviceToken;
  /** How she calls the device from which she comes. */
  readonly device?: string;
  /** Why she is away from the beginning. */
  readonly away?: string;
  /** What she set before she was let in. */
  readonly metadata?: EntryMetadata;
}

/** A session ends, whoever ended it. */
export interface Leave {
  readonly type: 'leave';
  readonly reason: string;
}

/** A user wants another nick. */
export interface Rename {
  readonly type: 'rename';
  readonly nick: string;
}

/** A user goes into a channel, which comes into being when it is not there. */
export interface Join {
  readonly type: 'join';
  readonly channel: string;
  readonly key?: string;
}

/** A user goes out of a channel. */
export interface Part {
  readonly type: 'part';
  readonly channel: string;
  readonly reason?: string;
}

/** A user goes out of all her channels (`JOIN 0`). */
export interface PartAll {
  readonly type: 'part-all';
}

/** A user says something to a channel or to a nick. A notice is speech that no program may answer. */
export interface Say {
  readonly type: 'say';
  readonly target: string;
  readonly manner: Manner;
  /** Empty when the manner is `tags`. */
  readonly text: string;
  /** The lines that `text` came in, when it came in several: only then there are line feeds in it. */
  readonly lines?: readonly MessageLine[];
  /** Client-only tags (IRCv3 message-tags), as they stand on the wire, without the `@`. */
  readonly tags?: string;
}

/** PRIVMSG, NOTICE or TAGMSG: speech, speech that no program may answer, and nothing but tags. */
export type Manner = 'message' | 'notice' | 'tags';

/** A user sets a channel's topic; the empty text takes it away. */
export interface Topic {
  readonly type: 'topic';
  readonly channel: string;
  readonly text: string;
}

/** A member who may throws another one out of a channel. */
export interface Kick {
  readonly type: 'kick';
  readonly channel: string;
  readonly nick: string;
  readonly reason?: string;
}

/** Someone asks to be let into a channel. */
export interface Knock {
  readonly type: 'knock';
  readonly channel: string;
  readonly text?: string;
}

/** A member invites someone into a channel. */
export interface Invite {
  readonly type: 'invite';
  readonly channel: string;
  readonly nick: string;
}

/** A member who may changes modes of a channel. */
export interface Mode {
  readonly type: 'mode';
  readonly channel: string;
  readonly changes: readonly ModeChange[];
}

/** A user changes modes of her own. */
export interface UserMode {
  readonly type: 'user-mode';
  readonly changes: readonly ModeChange[];
}

/** A user goes away, or is back when there is no message. */
export interface Away {
  readonly type: 'away';
  readonly message?: string;
}

/**
 * A user gave the name and the password of an operator: her door has checked them. What else she must have, the hub
 * looks at.
 */
export interface Oper extends Operator, OperNeeds {
  readonly type: 'oper';
}

/** A user wanted to be an operator, and her door found her password wrong. */
export interface OperFailed {
  readonly type: 'oper-failed';
  /** The name that she tried. */
  readonly name: string;
}

/** An operator of the server ends someone's sessions. */
export interface Kill {
  readonly type: 'kill';
  readonly nick: string;
  readonly reason: string;
}

/** An operator of the server says something to all who listen. */
export interface Wallops {
  readonly type: 'wallops';
  readonly text: string;
}

/** An operator of the server wants the settings to be read anew. */
export interface Rehash {
  readonly type: 'rehash';
}

/** An operator of the server wants it to stop. */
export interface Die {
  readonly type: 'die';
}

/** A user wants to hear nothing from whom a mask matches, or wants to again. */
export interface Silence {
  readonly type: 'silence';
  readonly on: boolean;
  readonly mask: string;
}

/** A user accepts someone, or does not any more. */
export interface Accept {
  readonly type: 'accept';
  readonly on: boolean;
  readonly nick: string;
}

/** The server tells a user what came of something that she asked for. */
export interface Tell {
  readonly type: 'tell';
  readonly sentences: readonly string[];
}

/** Something threw while a session was served. */
export interface Incident {
  readonly type: 'incident';
  readonly incident: string;
  readonly nick?: string;
}

/** What users change cannot be saved any more, or can again. */
export interface Saving {
  readonly type: 'saving';
  /** Words that follow "cannot be saved: "; none when it can. */
  readonly failure?: string;
  /** What it is about: what users change, unless it is what is said. */
  readonly of?: 'history';
}

/**
 * The server takes in what was kept before it began: a signal after the settings. Or it takes in, at any time, what
 * another server kept.
 */
export interface Restore {
  readonly type: 'restore';
  readonly kept: readonly KeptEntry[];
  /** Whether it comes from elsewhere, and is to be kept here from now on. */
  readonly imported?: true;
}

/** Time has passed: what holds only for a while may be over. */
export interface Expire {
  readonly type: 'expire';
}

/** An operator of the server gives someone another host to be seen with. */
export interface ChangeHost {
  readonly type: 'change-host';
  readonly nick: string;
  readonly host: string;
}

/** A user wants another real name. */
export interface SetReal {
  readonly type: 'set-real';
  readonly real: string;
}

/** An operator gives a channel another name. */
export interface RenameChannel {
  readonly type: 'rename-channel';
  readonly channel: string;
  readonly name: string;
  readonly reason?: string;
}

/** A bridge passes on to a channel what someone said who is not here. */
export interface Relay {
  readonly type: 'relay';
  readonly channel: string;
  /** The made-up nick of who said it. */
  readonly nick: string;
  readonly text: string;
  /** Client-only tags, as they stand on the wire, without the `@`. */
  readonly tags?: string;
}

/** A session changes which nicks it watches (IRCv3 monitor). */
export interface Monitor {
  readonly type: 'monitor';
  /** `clear` takes all nicks from the list, whatever `nicks` says. */
  readonly change: 'add' | 'remove' | 'clear';
  readonly nicks: readonly string[];
}
