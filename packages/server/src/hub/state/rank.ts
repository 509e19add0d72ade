import { channelMode, type Rank, ranks } from '@salon/protocol';
import type { Audience } from '../audience.ts';
import type { SessionId } from '../session.ts';
import type { Channel, Member } from './model.ts';

/** The highest rank of a member; who is no member has none. */
export function rankOf(member: Member | undefined): Rank | undefined {
  return member === undefined || member.modes === '' ? undefined : channelMode(member.modes.charAt(0))?.rank;
}

/** Whether a rank is another one or higher. */
export function isAtLeast(rank: Rank | undefined, other: Rank): boolean {
  return rank !== undefined && ranks.indexOf(rank) >= ranks.indexOf(other);
}

/** Whether a member has a rank or a higher one. */
export function ranksAtLeast(member: Member | undefined, rank: Rank): boolean {
  return isAtLeast(rankOf(member), rank);
}

/** Which rank it takes to throw a member out, or to take a rank of hers away: nobody does that to who is higher. */
export function rankAbove(member: Member): Rank {
  return channelMode(member.modes.charAt(0))?.setBy ?? 'halfop';
}

/** The sessions of all members who have a rank or a higher one, and others if they are given. */
export function rankedAudience(channel: Channel, rank: Rank, others: Audience): Audience {
  const sessions = new Set<SessionId>(others);
  for (const member of channel.members.values()) {
    if (ranksAtLeast(member, rank)) for (const session of member.user.sessions) sessions.add(session);
  }
  return [...sessions];
}
