import type { Rank } from '@salon/protocol';
import type { Effect } from '../effect.ts';
import type { Invite } from '../signal.ts';
import { actsAs } from '../state/authority.ts';
import { hasFlag, isLitFor, onlookersOf } from '../state/channel.ts';
import { addInvitation, userOf } from '../state/state.ts';
import { isSilencedBy } from './silence.ts';
import { byMemberOrOper, type ChannelScene, refuse } from './spec.ts';

/**
 * A member invites someone; only a halfop or above may where `i` is set. Theirs lasts until it is used, and opens the
 * channel whatever bars the way; that of others is a message and nothing more.
 */
export const invite = byMemberOrOper<Invite>(rankFor, (scene, command) => {
  const { channel, user, at, session } = scene;
  const opensDoors = actsAs(channel, user, 'halfop');
  if (hasFlag(channel, 'i') && !opensDoors) {
    return refuse(scene, { code: 'rank-needed', channel: channel.name, rank: 'halfop' });
  }
  const target = userOf(scene.state, command.nick);
  if (target === undefined) return refuse(scene, { code: 'no-such-nick', nick: command.nick });
  const { nick } = target.identity;
  const member = channel.members.get(target.id);
  if (member !== undefined && isLitFor(channel, member, user)) {
    return refuse(scene, { code: 'already-a-member', channel: channel.name, nick });
  }

  // Of who is inside and must not be known of, or does not hear her, she learns no more than of anyone else.
  const reaches = member === undefined && !isSilencedBy(scene, target);
  if (reaches && opensDoors) addInvitation(channel, target);
  const invitation = { at, origin: session, by: user.identity, nick, channel: channel.name } as const;
  const onlookers = onlookersOf(channel, channel.members.get(user.id));
  const effects: Effect[] = [{ type: 'inviting', at, session, nick, channel: channel.name }];
  if (reaches) effects.push({ type: 'invited', to: target.sessions, ...invitation });
  effects.push({ type: 'invite-seen', to: onlookers, ...invitation });
  if (target.away !== undefined) {
    effects.push({ type: 'they-are-away', at, session, nick, message: target.away });
  }
  return effects;
});

/** What a member must be to invite. */
function rankFor({ channel }: ChannelScene): Rank | undefined {
  return hasFlag(channel, 'i') ? 'halfop' : undefined;
}
