import type { Observed } from './observed.ts';
import type { Timeline } from './timeline.ts';

/** `server` is where the server speaks to the user; there is always one. */
export type RoomKind = 'channel' | 'talk' | 'server';

/** `joining` until the server says that one is in. A talk is always `in`. */
export type Presence = 'in' | 'joining' | 'out';

/** Someone in a channel. */
export interface Member {
  readonly nick: string;
  /** All prefixes, the highest first, as `@+`; empty for none. */
  readonly prefixes: string;
}

/** Everyone in a channel. */
export interface Members extends Observed {
  readonly size: number;
  /** By rank and then by name. Another array after each change. */
  readonly sorted: readonly Member[];
  get(nick: string): Member | undefined;
}

/** When a room makes itself heard; `default` is as the settings of the user say. */
export type Loudness = 'default' | 'all' | 'mentions' | 'muted';

/** A channel, or a talk with one person. */
export interface Room extends Observed {
  readonly kind: RoomKind;
  /** As it is written; the nick of whom one talks with. */
  readonly name: string;
  /** Its name in the casemapping of the server: the same for the same room. */
  readonly key: string;
  readonly presence: Presence;
  /** Why one is not in: a kick with its reason, or what the server answered to JOIN. */
  readonly whyOut: string | undefined;
  readonly topic: string;
  readonly topicBy: string | undefined;
  readonly topicAt: number | undefined;
  /** Modes with their parameters, as `+nt-k`'s present ones: letter to parameter, empty for none. */
  readonly modes: ReadonlyMap<string, string>;
  readonly members: Members;
  readonly timeline: Timeline;
  /** How many messages behind the read marker, and how many of them mention the user. */
  readonly unread: number;
  readonly mentions: number;
  /** The time until which all is read, in milliseconds since 1970; undefined when nobody knows. */
  readonly readUntil: number | undefined;
  /** Behind which entry the line `new` is drawn, by time: where the user had read to when she came. */
  readonly unreadLine: number | undefined;
  /** What is in the field to type in and not sent yet. */
  readonly draft: string;
  /** Nicks of those who type, in the order in which they began. */
  readonly typing: readonly string[];
  readonly loudness: Loudness;
  /** Milliseconds since 1970 of the newest message, for the order of talks. */
  readonly lastAt: number;
  readonly pinned: boolean;
}

/** All rooms of the user. */
export interface Rooms extends Observed {
  /** The server, then channels by name, then talks with the newest first. Another array after each change of the order. */
  readonly all: readonly Room[];
  get(name: string): Room | undefined;
  /** Of all rooms that are not muted. */
  readonly unread: number;
  readonly mentions: number;
}
