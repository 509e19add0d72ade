import type { Audience } from '../effect.ts';
import type { SessionId } from '../signal.ts';
import type { User, UserId } from './user.ts';

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

/** The sessions of all members. */
export function audienceOf(channel: Channel): Audience {
  if (channel.audience === undefined) {
    const sessions: SessionId[] = [];
    for (const member of channel.members.values()) sessions.push(...member.user.sessions);
    channel.audience = sessions;
  }
  return channel.audience;
}

/** Whether a flag such as `s` is set. */
export function hasFlag(channel: Channel, letter: string): boolean {
  return channel.flags.includes(letter);
}

/** Whether a member is a channel operator. */
export function isOperator(member: Member | undefined): boolean {
  return member?.modes.includes('o') ?? false;
}

/** Whether someone may know that the channel is there. */
export function isVisibleTo(channel: Channel, user: User): boolean {
  return !hasFlag(channel, 's') || channel.members.has(user.id);
}
