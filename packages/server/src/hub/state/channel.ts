import type { Audience } from '../effect.ts';
import type { SessionId } from '../signal.ts';
import type { Channel, Member, User } from './model.ts';
import { hasPrivilege } from './user.ts';

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

/** Whether someone may know that the channel is there: its members do, and operators of the server who see all. */
export function isVisibleTo(channel: Channel, user: User): boolean {
  return !hasFlag(channel, 's') || channel.members.has(user.id) || hasPrivilege(user, 'see');
}

/** Whether someone may know that a user is in a channel: members see who is with them, others not the invisible. */
export function isSeenIn(channel: Channel, user: User, asker: User): boolean {
  if (channel.members.has(asker.id)) return true;
  return isVisibleTo(channel, asker) && (!user.modes.includes('i') || hasPrivilege(asker, 'see'));
}
