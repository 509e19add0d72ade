import type { Audience } from '../effect.ts';
import type { Identity, Origin } from '../identity.ts';
import type { Via } from '../signal.ts';

/** Never used twice. */
export type UserId = number;

/** Someone who has a nick. A user is not a connection: she has one session or more. */
export interface User {
  readonly id: UserId;
  identity: Identity;
  /** Replaced, never changed: effects share it. */
  sessions: Audience;
  readonly via: Via;
  readonly origin: Origin;
  readonly channels: Set<Channel>;
  readonly invitedTo: Set<Channel>;
  away: string | undefined;
  /** Letters of the user's modes, in the order of the mode table. */
  modes: string;
  /** Milliseconds since 1970. */
  readonly enteredAt: number;
  /** When she last said something; milliseconds since 1970. */
  spokeAt: number;
}

/** Someone in a channel. */
export interface Member {
  readonly user: User;
  /** Letters of the prefix modes, highest first. */
  modes: string;
}

/** An entry of a list mode. */
export interface ListEntry {
  /** As it is shown. */
  readonly mask: string;
  /** As it is compared. */
  readonly folded: string;
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A channel's topic. */
export interface TopicState {
  readonly text: string;
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A room. It is there while someone is in it. */
export interface Channel {
  /** The folded name: the key under which it is found. */
  readonly key: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly members: Map<UserId, Member>;
  /** Made on demand and thrown away when members change: speech costs no copy of it. */
  audience: Audience | undefined;
  topic: TopicState | undefined;
  /** Letters of the flags that are set, in the order of the mode table. */
  flags: string;
  password: string | undefined;
  membersMax: number | undefined;
  /** Entries by letter of the list mode. */
  readonly lists: Map<string, ListEntry[]>;
  readonly invited: Set<UserId>;
}
