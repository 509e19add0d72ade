import { isBanned, isListed } from '../modes/listed.ts';
import type { Refusal } from '../refusal.ts';
import { purgeOf } from '../registered/purge.ts';
import { rankByAccess } from '../registered/registration.ts';
import { hasFlag } from '../state/channel.ts';
import type { Channel } from '../state/model.ts';
import { isAtLeast } from '../state/rank.ts';
import { hasPrivilege } from '../state/user.ts';
import type { UserScene } from './spec.ts';

/**
 * What keeps a user out of a channel, if anything does. An invitation opens every door but that of a closed channel; so
 * does access as a halfop or higher, and access as a voice is like a standing invitation.
 */
export function whatBars(
  { user, state }: UserScene,
  channel: Channel,
  key: string | undefined,
): Refusal | undefined {
  const name = channel.name;
  if (purgeOf(state, name) !== undefined) return { code: 'channel-purged', channel: name };
  if (channel.invited.has(user.id) || hasPrivilege(user, 'override')) return undefined;
  const access = rankByAccess(channel, user.identity.account);
  if (isAtLeast(access, 'halfop')) return undefined;
  if (channel.password !== undefined && channel.password !== key) return { code: 'key-wrong', channel: name };
  if (
    hasFlag(channel, 'i') &&
    access === undefined &&
    !isListed(channel, 'I', user, 'join', state.casemapping)
  ) {
    return { code: 'invite-needed', channel: name };
  }
  if (isBanned(channel, user, 'join', state.casemapping)) return { code: 'banned', channel: name };
  if (hasFlag(channel, 'R') && user.identity.account === undefined) {
    return { code: 'account-needed', channel: name };
  }
  if (channel.membersMax !== undefined && channel.members.size >= channel.membersMax) {
    return { code: 'channel-full', channel: name };
  }
  return undefined;
}
