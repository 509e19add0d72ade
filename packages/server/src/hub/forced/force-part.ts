import { clipText } from '@salon/protocol';
import { goOut } from '../commands/part.ts';
import { byOperator, refuse } from '../commands/spec.ts';
import { channelOf, userOf } from '../state/state.ts';
import type { ForcePart } from './signal.ts';
import { toldOfForce } from './told.ts';

/** An operator takes someone out of a channel. */
export const forcePart = byOperator<ForcePart>('sa', (scene, command) => {
  const { state, settings } = scene;
  const user = userOf(state, command.nick);
  if (user === undefined) return refuse(scene, { code: 'no-such-nick', nick: command.nick });
  const channel = channelOf(state, command.channel);
  if (channel === undefined) return refuse(scene, { code: 'no-such-channel', channel: command.channel });
  if (!channel.members.has(user.id)) {
    return refuse(scene, { code: 'they-are-no-member', channel: channel.name, nick: user.identity.nick });
  }
  const reason = clipText(command.reason ?? '', settings.kickBytesMax) || undefined;
  const told = toldOfForce(scene, user, { did: 'part', about: channel.name });
  return [...told, goOut({ ...scene, user }, channel, reason)];
});
