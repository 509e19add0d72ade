import type { Audience, Identity } from '../effect.ts';
import type { SessionId, Via } from '../signal.ts';
import type { Channel } from './channel.ts';

/** Never used twice. */
export type UserId = number;

/** Someone who has a nick. A user is not a connection: she has one session or more. */
export interface User {
  readonly id: UserId;
  identity: Identity;
  /** Replaced, never changed: effects share it. */
  sessions: Audience;
  readonly via: Via;
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

/** Puts together who someone is. */
export function identityOf(nick: string, user: string, host: string, real: string): Identity {
  return { nick, user, host, real, mask: `${nick}!${user}@${host}` };
}

/** All sessions that share a channel with a user; her own are among them only when `own` are given. */
export function sharersOf(user: User, own: Audience): Audience {
  if (user.channels.size === 0) return own;
  const sessions = new Set<SessionId>(own);
  for (const channel of user.channels) {
    for (const member of channel.members.values()) {
      if (member.user !== user) for (const session of member.user.sessions) sessions.add(session);
    }
  }
  return [...sessions];
}

/** Whether two users are in one channel. */
export function shareChannel(one: User, other: User): boolean {
  for (const channel of one.channels) if (channel.members.has(other.id)) return true;
  return false;
}
