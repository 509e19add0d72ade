import type { AccountAnswer, AccountQuery } from './accounts/query.ts';
import type { BanAnswer, BanQuery } from './bans/query.ts';
import type { PersistenceIs, PersistenceQuery } from './devices/query.ts';
import type { HistoryAnswer, HistoryQuestion } from './history/query.ts';
import type { Identity, Origin } from './identity.ts';
import type { MarkerAnswer, MarkerQuery } from './markers/query.ts';
import type { MetadataAnswer, MetadataQuery, MetadataRow } from './metadata/query.ts';
import type { RegisteredAnswer, RegisteredQuery } from './registered/query.ts';
import type { VhostAnswer, VhostQuery } from './vhosts/query.ts';

/**
 * Everything that can be asked of the hub. Asking changes nothing, and so is not kept in the log. `because` says that
 * nobody asked: it is what a member is shown on joining.
 */
export type Query =
  | { readonly type: 'names'; readonly channel: string; readonly because?: 'joined' }
  | { readonly type: 'list'; readonly filter?: ListFilter }
  | {
      readonly type: 'who';
      readonly mask: string;
      /** Whether only operators of the server are asked for. */
      readonly operatorsOnly?: boolean;
      readonly whox?: Whox;
    }
  | { readonly type: 'whois'; readonly nick: string }
  | { readonly type: 'whowas'; readonly nick: string; readonly entriesMax: number }
  | { readonly type: 'userhost'; readonly nicks: readonly string[]; readonly of: 'host' | 'address' }
  | { readonly type: 'ison'; readonly nicks: readonly string[] }
  | { readonly type: 'lusers' }
  | { readonly type: 'topic'; readonly channel: string; readonly because?: 'joined' }
  | { readonly type: 'modes'; readonly channel: string }
  | { readonly type: 'mode-list'; readonly channel: string; readonly letter: string }
  | { readonly type: 'user-modes'; readonly nick: string }
  | { readonly type: 'invites' }
  | { readonly type: 'silences' }
  | { readonly type: 'accepts' }
  /** `of` is a user whose server is meant, and not another one. */
  | { readonly type: 'stats'; readonly letter: string; readonly of?: string }
  | { readonly type: 'server'; readonly topic: ServerTopic; readonly of?: string }
  | { readonly type: 'monitor-list' }
  | { readonly type: 'monitor-status' }
  /** `word` is an operator, a nick, an action or a target, if not all is wanted. */
  | { readonly type: 'audit'; readonly count: number; readonly word?: string }
  | AccountQuery
  | BanQuery
  | HistoryQuestion
  | MetadataQuery
  | MarkerQuery
  | PersistenceQuery
  | RegisteredQuery
  | VhostQuery;

/** What may be asked about the server itself. */
export type ServerTopic = 'admin' | 'info' | 'motd' | 'time' | 'version';

/** Which channels LIST shows: those that any of the masks matches, if there are masks, and of which all else holds. */
export interface ListFilter {
  /** Names, or masks. */
  readonly masks: readonly string[];
  /** None of these may match. */
  readonly notMasks: readonly string[];
  readonly bounds: readonly ListBound[];
}

/** How many members a channel must have, or how many minutes ago it must have been made or its topic set. */
export interface ListBound {
  readonly of: 'members' | 'created' | 'topic';
  readonly is: 'more' | 'less';
  readonly than: number;
}

/** Which fields of each row are wanted (IRCv3 WHOX), by their letters, and what comes back with each. */
export interface Whox {
  readonly fields: string;
  readonly token: string;
}

/** What the hub answers. Only what the asker may see is in it. */
export type Answer =
  | Names
  | List
  | Who
  | Whois
  | Nobody
  | Whowas
  | Userhost
  | Ison
  | Lusers
  | TopicIs
  | ModesAre
  | ModeListIs
  | UserModesAre
  | InvitesAre
  | SilencesAre
  | AcceptsAre
  | Stats
  | AboutServer
  | MonitorListIs
  | MonitorStatus
  | AuditIs
  | AccountAnswer
  | BanAnswer
  | HistoryAnswer
  | MetadataAnswer
  | MarkerAnswer
  | PersistenceIs
  | RegisteredAnswer
  | VhostAnswer;

/** Someone in a channel. */
export interface Present {
  readonly who: Identity;
  /** Letters of the member's prefix modes, highest first. */
  readonly modes: string;
  readonly away: boolean;
}

/** Who is in a channel. There is no difference between a channel that is not there and one that is hidden. */
export interface Names {
  readonly type: 'names';
  readonly channel: string;
  readonly secret: boolean;
  readonly members: readonly Present[];
}

/** Which channels there are. */
export interface List {
  readonly type: 'list';
  /** Whether there were more than are shown. */
  readonly truncated: boolean;
  readonly channels: readonly { readonly name: string; readonly members: number; readonly topic: string }[];
}

/** Users who match a mask, or are in a channel. */
export interface Who {
  readonly type: 'who';
  /** Whether there were more than are shown. */
  readonly truncated: boolean;
  readonly mask: string;
  readonly whox: Whox | undefined;
  readonly rows: readonly WhoRow[];
}

/** One user as WHO shows her. */
export interface WhoRow extends Present {
  readonly channel: string | undefined;
  /** Whether she is an operator of the server. */
  readonly oper: boolean;
  /** Her IP address, if the asker may know it. */
  readonly address: string | undefined;
  readonly idleSeconds: number;
}

/** All about one user. */
export interface Whois {
  readonly type: 'whois';
  readonly who: Identity;
  readonly channels: readonly { readonly name: string; readonly modes: string }[];
  readonly away: string | undefined;
  /** Whether she is an operator of the server. */
  readonly oper: boolean;
  /** What the settings call her as one. */
  readonly title: string | undefined;
  readonly secure: boolean;
  /** All keys that the asker may see. */
  readonly metadata: readonly MetadataRow[];
  /** What only she herself and some operators may know. */
  readonly own: { readonly origins: readonly Origin[]; readonly modes: string } | undefined;
  readonly idleSeconds: number;
  /** Milliseconds since 1970. */
  readonly enteredAt: number;
}

/** There is no user of the nick that was asked about. */
export interface Nobody {
  readonly type: 'nobody';
  readonly nick: string;
}

/** Who was called so, latest first. */
export interface Whowas {
  readonly type: 'whowas';
  readonly nick: string;
  readonly entries: readonly WasCalled[];
}

/** Who someone was; where from only where the asker may know it. */
export interface WasCalled {
  readonly who: Identity;
  readonly origin: Origin | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Where some users are. */
export interface Userhost {
  readonly type: 'userhost';
  /** Whether `place` is the host as everyone sees it, or the IP address. */
  readonly of: 'host' | 'address';
  readonly users: readonly {
    readonly who: Identity;
    readonly away: boolean;
    /** Whether she is an operator of the server. */
    readonly oper: boolean;
    /** Nothing where the asker may not know it. */
    readonly place: string | undefined;
  }[];
}

/** Which of the nicks are here, as they write themselves. */
export interface Ison {
  readonly type: 'ison';
  readonly nicks: readonly string[];
}

/** How many there are of what. */
export interface Lusers {
  readonly type: 'lusers';
  readonly users: number;
  readonly invisible: number;
  readonly operators: number;
  readonly channels: number;
  readonly usersMost: number;
}

/** A channel's topic. */
export interface TopicIs {
  readonly type: 'topic';
  readonly channel: string;
  readonly topic: { readonly text: string; readonly by: string; readonly at: number } | undefined;
}

/** A channel's modes, as in a MODE line; the key is in it for members only. */
export interface ModesAre {
  readonly type: 'modes';
  readonly channel: string;
  readonly modes: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** The entries of a list mode. */
export interface ModeListIs {
  readonly type: 'mode-list';
  readonly channel: string;
  readonly letter: string;
  readonly entries: readonly { readonly mask: string; readonly by: string; readonly at: number }[];
}

/** The asker's own modes. */
export interface UserModesAre {
  readonly type: 'user-modes';
  readonly modes: string;
}

/** Channels that the asker is invited to. */
export interface InvitesAre {
  readonly type: 'invites';
  readonly channels: readonly string[];
}

/** Masks of those whom the asker does not want to hear from. */
export interface SilencesAre {
  readonly type: 'silences';
  readonly masks: readonly string[];
}

/** Whom the asker accepts, of those who are here. */
export interface AcceptsAre {
  readonly type: 'accepts';
  readonly nicks: readonly string[];
}

/** The asker may see these statistics; they are of the process, and not of the hub. */
export interface Stats {
  readonly type: 'stats';
  readonly letter: string;
}

/** Something about the server may be told: it is of the process, and not of the hub. */
export interface AboutServer {
  readonly type: 'server';
  readonly topic: ServerTopic;
}

/** Which nicks the session watches, as it gave them. */
export interface MonitorListIs {
  readonly type: 'monitor-list';
  readonly nicks: readonly string[];
}

/** Which of the nicks that a session watches are here. */
export interface MonitorStatus {
  readonly type: 'monitor-status';
  readonly online: readonly Identity[];
  readonly offline: readonly string[];
}

/** The asker may see what operators did; the log of it is the process's, and not the hub's. */
export interface AuditIs {
  readonly type: 'audit';
  readonly count: number;
  readonly word: string | undefined;
}
