import type { Audience } from '../effect.ts';
import type { SessionId } from '../signal.ts';
import type { Privilege, User } from './model.ts';

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

/** Whether a user mode such as `i` is set. */
export function hasMode(user: User, letter: string): boolean {
  return user.modes.includes(letter);
}

/** Whether a user may do what only some operators of the server may. */
export function hasPrivilege(user: User, privilege: Privilege): boolean {
  return user.oper?.privileges.includes(privilege) ?? false;
}

/** Whether someone may know where a user comes from: she herself, and operators who see all. */
export function mayKnowOriginOf(user: User, asker: User): boolean {
  return user === asker || hasPrivilege(asker, 'see');
}

/** For how many whole seconds a user has said nothing, at the time `at` (milliseconds since 1970). */
export function idleSeconds(user: User, at: number): number {
  return Math.max(0, Math.floor((at - user.spokeAt) / 1000));
}
