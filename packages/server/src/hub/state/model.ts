import type { Audience } from '../audience.ts';
import type { Device } from '../devices/device.ts';
import type { Identity } from '../identity.ts';
import type { Metadata } from '../metadata/metadata.ts';
import type { Oper } from '../privilege.ts';
import type { Registration } from '../registered/registration.ts';
import type { Pace } from './pace.ts';

/** Never used twice. */
export type UserId = number;

/** Someone who has a nick. A user is not a connection: she has one session or more. */
export interface User {
  readonly id: UserId;
  identity: Identity;
  /** Her sessions and what each of them has for itself, oldest first. Replaced, never changed. */
  devices: readonly Device[];
  /** The sessions of her devices, in the same order. Replaced, never changed: effects share it. */
  sessions: Audience;
  /** Since when she is here without a session, if she is; milliseconds since 1970. */
  aloneSince: number | undefined;
  /** The host that the door gave her by which she came in first: others see her with it as long as she is here. */
  readonly cloak: string;
  /** The host that an operator of the server gave her, if one did: it goes before all others. */
  hostGiven: string | undefined;
  /** Hosts besides her cloak that are or were hers since she came in. Replaced, never changed. */
  hosts: readonly string[];
  readonly channels: Set<Channel>;
  /** Replaced, never changed: most are invited nowhere and share the empty set, here and with whom they accept. */
  invitedTo: ReadonlySet<Channel>;
  /** Why she is away, as her devices say together. */
  away: string | undefined;
  /** Set while she is an operator of the server. */
  oper: Oper | undefined;
  /** Whose private words she takes although she is +g or +R; some of them may be gone. */
  accepts: ReadonlySet<UserId>;
  /** Whose private words she is not shown. */
  silences: readonly SilenceEntry[];
  /** When she was last told that someone whom she does not accept wrote to her; milliseconds since 1970. */
  toldOfCallerAt: number | undefined;
  /** What she set of herself while she was logged in to no account. */
  metadata: Metadata;
  /** Until when she would have been busy with changing metadata; see `metadata/pace.ts`. Milliseconds since 1970. */
  metadataPaidUntil: number;
  /** How far she has read while she was logged in to no account, by the keys of places; milliseconds since 1970. */
  markers: Map<string, number> | undefined;
  /** Letters of the user's modes, in the order of the mode table. */
  modes: string;
  /** Milliseconds since 1970. */
  readonly enteredAt: number;
  /** When she last said something; milliseconds since 1970. */
  spokeAt: number;
}

/** Whom a user does not want to hear from. */
export interface SilenceEntry {
  /** As it is shown. */
  readonly mask: string;
  /** As it is compared. */
  readonly folded: string;
}

/** Someone in a channel. */
export interface Member {
  readonly user: User;
  /** Since when she is in it; milliseconds since 1970. */
  readonly joinedAt: number;
  /** Letters of the prefix modes, highest first. */
  modes: string;
  /** Made on demand: whether bans silence her is asked for each message. */
  verdict: Verdict | undefined;
}

/** Whether bans keep a member from speaking, and from what this was found out. Lists are replaced, never changed. */
export interface Verdict {
  readonly bans: readonly ListEntry[];
  readonly exceptions: readonly ListEntry[] | undefined;
  readonly identity: Identity;
  readonly isSilenced: boolean;
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

/** A room. It is there while someone is in it, or it belongs to someone. */
export interface Channel {
  /** The folded name: the key under which it is found. */
  key: string;
  name: string;
  /** Under which key what is said in it is remembered, if it is. */
  historyKey: string;
  /** Milliseconds since 1970. */
  createdAt: number;
  /** Whose it is, if it belongs to an account. */
  registration: Registration | undefined;
  readonly members: Map<UserId, Member>;
  /** Made on demand and thrown away when members change: speech costs no copy of it. */
  audience: Audience | undefined;
  topic: TopicState | undefined;
  metadata: Metadata;
  /** Letters of the flags that are set, in the order of the mode table. */
  flags: string;
  password: string | undefined;
  membersMax: number | undefined;
  /** The name of the channel to which who may not join is sent. */
  forward: string | undefined;
  /** How long who has no voice must wait between what she says. */
  slowSeconds: number | undefined;
  /** When users spoke last, in slow mode. */
  readonly spoken: Pace;
  /** When it was given another name last, in milliseconds since 1970. */
  renamedAt: number | undefined;
  /** When users knocked last. */
  readonly knocked: Pace;
  /** Entries by letter of the list mode; replaced, never changed. */
  readonly lists: Map<string, readonly ListEntry[]>;
  readonly invited: Set<UserId>;
}
