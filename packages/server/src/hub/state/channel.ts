import type { Audience } from '../audience.ts';
import type { SessionId } from '../session.ts';
import type { Channel, Member, User } from './model.ts';
import { rankedAudience, ranksAtLeast } from './rank.ts';
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

/** Whether someone may know that the channel is there: its members do, and operators of the server who see all. */
export function isVisibleTo(channel: Channel, user: User): boolean {
  return !hasFlag(channel, 's') || channel.members.has(user.id) || hasPrivilege(user, 'see');
}

/** Whether a member is one of an audience that sits in the dark: halfops and above, and she herself, see her alone. */
export function isInTheDark(channel: Channel, member: Member | undefined): boolean {
  return member?.modes === '' && hasFlag(channel, 'u');
}

/** Whether someone, member or not, may know of a member as far as the auditorium goes. */
export function isLitFor(channel: Channel, member: Member | undefined, asker: User): boolean {
  if (!isInTheDark(channel, member) || member?.user === asker) return true;
  return ranksAtLeast(channel.members.get(asker.id), 'halfop') || hasPrivilege(asker, 'see');
}

/** Who sees a member come and go. */
export function onlookersOf(channel: Channel, member: Member | undefined): Audience {
  if (member === undefined || !isInTheDark(channel, member)) return audienceOf(channel);
  return rankedAudience(channel, 'halfop', member.user.sessions);
}

/**
 * Whether someone may know that a user is in a channel: members see who is with them, others not the invisible, and
 * an auditorium hides whom it hides.
 */
export function isSeenIn(channel: Channel, user: User, asker: User): boolean {
  if (!isLitFor(channel, channel.members.get(user.id), asker)) return false;
  if (channel.members.has(asker.id)) return true;
  return isVisibleTo(channel, asker) && (!user.modes.includes('i') || hasPrivilege(asker, 'see'));
}
