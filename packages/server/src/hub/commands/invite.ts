import type { Effect } from '../effect.ts';
import type { Invite } from '../signal.ts';
import { actsAs } from '../state/authority.ts';
import { audienceOf, hasFlag } from '../state/channel.ts';
import { addInvitation, userOf } from '../state/state.ts';
import { byMemberOrOper, refuse } from './spec.ts';

/**
 * A member invites someone; only a halfop or above may where `i` is set. Theirs lasts until it is used, and opens the
 * channel whatever bars the way; that of others is a message and nothing more.
 */
export const invite = byMemberOrOper<Invite>((scene, command) => {
  const { channel, user, at, session } = scene;
  const opensDoors = actsAs(channel, user, 'halfop');
  if (hasFlag(channel, 'i') && !opensDoors) {
    return refuse(scene, { code: 'rank-needed', channel: channel.name, rank: 'halfop' });
  }
  const target = userOf(scene.state, command.nick);
  if (target === undefined) return refuse(scene, { code: 'no-such-nick', nick: command.nick });
  const { nick } = target.identity;
  if (channel.members.has(target.id)) {
    return refuse(scene, { code: 'already-a-member', channel: channel.name, nick });
  }

  if (opensDoors) addInvitation(channel, target);
  const by = user.identity;
  const effects: Effect[] = [
    { type: 'inviting', at, session, nick, channel: channel.name },
    { type: 'invited', at, to: target.sessions, origin: session, by, nick, channel: channel.name },
    { type: 'invite-seen', at, to: audienceOf(channel), origin: session, by, nick, channel: channel.name },
  ];
  if (target.away !== undefined) {
    effects.push({ type: 'they-are-away', at, session, nick, message: target.away });
  }
  return effects;
});
