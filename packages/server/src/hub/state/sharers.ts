import type { Audience } from '../audience.ts';
import type { SessionId } from '../session.ts';
import { isInTheDark, isLitFor } from './channel.ts';
import type { User } from './model.ts';
import { ranksAtLeast } from './rank.ts';
import { hasMode, hasPrivilege } from './user.ts';

/** All sessions that share a channel with a user and may know it; her own are among them only when `own` are given. */
export function sharersOf(user: User, own: Audience): Audience {
  if (user.channels.size === 0) return own;
  const sessions = new Set<SessionId>(own);
  for (const channel of user.channels) {
    const hidden = isInTheDark(channel, channel.members.get(user.id));
    for (const member of channel.members.values()) {
      if (member.user === user || (hidden && !ranksAtLeast(member, 'halfop'))) continue;
      for (const session of member.user.sessions) sessions.add(session);
    }
  }
  return [...sessions];
}

/** Whether two users are in one channel, and the second may know it of the first. */
function shareChannel(one: User, other: User): boolean {
  for (const channel of one.channels) {
    if (channel.members.has(other.id) && isLitFor(channel, channel.members.get(one.id), other)) return true;
  }
  return false;
}

/** Whether someone is not to be come upon by who does not know her nick: the invisible, but by those who share a channel. */
export function isHidden(user: User, asker: User): boolean {
  if (!hasMode(user, 'i') || user === asker || hasPrivilege(asker, 'see')) return false;
  return !shareChannel(user, asker);
}
