import { clipText } from '@salon/protocol';
import type { Kick } from '../signal.ts';
import { audienceOf } from '../state/channel.ts';
import { removeMember, userOf } from '../state/state.ts';
import { byMember, refuse } from './spec.ts';

/** An operator throws a member out. */
export const kick = byMember<Kick>('operator', (scene, command) => {
  const { state, channel } = scene;
  const target = userOf(state, command.nick);
  if (target === undefined) return refuse(scene, { code: 'no-such-nick', nick: command.nick });
  const { nick } = target.identity;
  if (!channel.members.has(target.id)) {
    return refuse(scene, { code: 'they-are-no-member', channel: channel.name, nick });
  }

  const to = audienceOf(channel);
  const reason = command.reason && clipText(command.reason, scene.settings.kickBytesMax);
  removeMember(state, channel, target);
  return [
    {
      type: 'kicked',
      at: scene.at,
      to,
      origin: scene.session,
      by: scene.user.identity,
      nick,
      channel: channel.name,
      reason: reason || undefined,
      subject: target.sessions,
    },
  ];
});
