import { channelNameFault } from '@salon/protocol';
import { goIn } from '../commands/join.ts';
import { byOperator, refuse } from '../commands/spec.ts';
import { addChannel, channelOf, userOf } from '../state/state.ts';
import type { ForceJoin } from './signal.ts';
import { toldOfForce } from './told.ts';

/**
 * An operator puts someone into a channel, which comes into being when it is not there. Nothing bars the way: neither the
 * modes and bans of the channel, nor in how many channels the user may be.
 */
export const forceJoin = byOperator<ForceJoin>('sa', (scene, command) => {
  const { state, settings } = scene;
  const user = userOf(state, command.nick);
  if (user === undefined) return refuse(scene, { code: 'no-such-nick', nick: command.nick });
  const fault = channelNameFault(command.channel, settings.channelBytesMax);
  if (fault !== undefined) {
    return refuse(scene, { code: 'channel-name-invalid', channel: command.channel, fault });
  }
  const { nick } = user.identity;
  const found = channelOf(state, command.channel);
  if (found?.members.has(user.id)) {
    return refuse(scene, { code: 'already-a-member', channel: found.name, nick });
  }
  const channel = found ?? addChannel(state, command.channel, settings.channelModesDefault);
  const told = toldOfForce(scene, user, { did: 'join', about: channel.name });
  return [...told, ...goIn({ ...scene, user }, channel, found === undefined ? 'o' : '')];
});
