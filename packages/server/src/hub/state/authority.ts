import type { Rank } from '@salon/protocol';
import type { Channel, Member, User } from './model.ts';
import { isAtLeast, rankAbove, rankOf } from './rank.ts';
import { hasPrivilege } from './user.ts';

/** As what a user may act in a channel. Some operators of the server count as owner of every channel. */
export function authorityOf(channel: Channel, user: User): Rank | undefined {
  return hasPrivilege(user, 'override') ? 'owner' : rankOf(channel.members.get(user.id));
}

/** Whether a user may do what takes a rank in a channel. */
export function actsAs(channel: Channel, user: User, rank: Rank): boolean {
  return isAtLeast(authorityOf(channel, user), rank);
}

/** Whether who acts with an authority may throw a member out, or take a rank from her. */
export function mayLower(authority: Rank | undefined, user: User, member: Member): boolean {
  return user === member.user || isAtLeast(authority, rankAbove(member));
}
