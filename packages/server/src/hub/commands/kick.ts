import { clipText, type Rank } from '@salon/protocol';
import { memoryOfMember } from '../history/memory.ts';
import type { Refusal } from '../refusal.ts';
import type { Kick } from '../signal.ts';
import { actsAs, authorityOf, mayLower } from '../state/authority.ts';
import { hasFlag, onlookersOf } from '../state/channel.ts';
import type { Member } from '../state/model.ts';
import { rankAbove } from '../state/rank.ts';
import { removeMember, userOf } from '../state/state.ts';
import { hasPrivilege } from '../state/user.ts';
import { byMemberOrOper, type ChannelScene, refuse } from './spec.ts';

/** A halfop or above throws out a member who does not outrank her. */
export const kick = byMemberOrOper<Kick>(rankFor, (scene, command) => {
  const { state, channel, user } = scene;
  if (!actsAs(channel, user, 'halfop')) {
    return refuse(scene, { code: 'rank-needed', channel: channel.name, rank: 'halfop' });
  }
  const target = userOf(state, command.nick);
  if (target === undefined) return refuse(scene, { code: 'no-such-nick', nick: command.nick });
  const { nick } = target.identity;
  const member = channel.members.get(target.id);
  if (member === undefined) {
    return refuse(scene, { code: 'they-are-no-member', channel: channel.name, nick });
  }
  const protection = whatProtects(scene, member);
  if (protection !== undefined) return refuse(scene, protection);

  const to = onlookersOf(channel, member);
  const history = memoryOfMember(state, channel, member);
  const reason = command.reason && clipText(command.reason, scene.settings.kickBytesMax);
  removeMember(state, channel, target);
  return [
    {
      type: 'kicked',
      at: scene.at,
      to,
      origin: scene.session,
      by: user.identity,
      nick,
      channel: channel.name,
      reason: reason || undefined,
      subject: target.sessions,
      history,
    },
  ];
});

/** What a member must be to throw someone out; where `Q` is set, nobody can. */
function rankFor({ state, channel, user }: ChannelScene, { nick }: Kick): Rank | 'none' {
  const target = userOf(state, nick);
  const member = target && channel.members.get(target.id);
  if (hasFlag(channel, 'Q')) return 'none';
  return member === undefined || target === user ? 'halfop' : rankAbove(member);
}

/** What keeps a member from being thrown out, if anything does. */
function whatProtects({ channel, user }: ChannelScene, member: Member): Refusal | undefined {
  if (!mayLower(authorityOf(channel, user), user, member)) {
    return { code: 'rank-needed', channel: channel.name, rank: rankAbove(member) };
  }
  if (!hasFlag(channel, 'Q') || hasPrivilege(user, 'override')) return undefined;
  return { code: 'no-kicks', channel: channel.name, nick: member.user.identity.nick };
}
