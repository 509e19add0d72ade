import type { Effect } from '../effect.ts';
import type { Invite } from '../signal.ts';
import { audienceOf, hasFlag, isOperator } from '../state/channel.ts';
import { userOf } from '../state/state.ts';
import { byMember, refuse } from './spec.ts';

/**
 * A member invites someone; only an operator may where `i` is set. An operator's lasts until it is used,
 * and opens the channel whatever bars the way; that of others is a message and nothing more.
 */
export const invite = byMember<Invite>('member', (scene, command) => {
  const { channel, member, at, session } = scene;
  if (hasFlag(channel, 'i') && !isOperator(member)) {
    return refuse(scene, { code: 'operator-needed', channel: channel.name });
  }
  const target = userOf(scene.state, command.nick);
  if (target === undefined) return refuse(scene, { code: 'no-such-nick', nick: command.nick });
  const { nick } = target.identity;
  if (channel.members.has(target.id)) {
    return refuse(scene, { code: 'already-a-member', channel: channel.name, nick });
  }

  if (isOperator(member)) {
    channel.invited.add(target.id);
    target.invitedTo.add(channel);
  }
  const by = scene.user.identity;
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
