import { channelNameFault } from '@salon/protocol';
import type { Effect } from '../effect.ts';
import { isOnList } from '../modes/list.ts';
import { namesOf } from '../queries/names.ts';
import { topicAnswer } from '../queries/topic.ts';
import type { Refusal } from '../refusal.ts';
import type { Join } from '../signal.ts';
import { audienceOf, hasFlag } from '../state/channel.ts';
import type { Channel } from '../state/model.ts';
import { addChannel, addMember, channelOf } from '../state/state.ts';
import { type CommandSpec, refuse, type UserScene } from './spec.ts';

/** A user goes into a channel. Who makes a channel is its operator. Being in it already changes nothing. */
export const join = {
  by: 'user',
  run(scene, command) {
    const { state, user, settings, at, session } = scene;
    const fault = channelNameFault(command.channel, settings.channelBytesMax);
    if (fault !== undefined) {
      return refuse(scene, { code: 'channel-name-invalid', channel: command.channel, fault });
    }
    const found = channelOf(state, command.channel);
    if (found?.members.has(user.id)) return [];
    if (user.channels.size >= settings.channelsPerUserMax) {
      const max = settings.channelsPerUserMax;
      return refuse(scene, { code: 'too-many-channels', channel: command.channel, max });
    }
    const obstacle = found && whatBars(scene, found, command.key);
    if (obstacle !== undefined) return refuse(scene, obstacle);

    const channel = found ?? addChannel(state, command.channel, settings.channelModesDefault);
    addMember(channel, user, found === undefined ? 'o' : '');
    const effects: Effect[] = [
      {
        type: 'joined',
        at,
        to: audienceOf(channel),
        origin: session,
        who: user.identity,
        channel: channel.name,
        away: user.away,
        subject: user.sessions,
      },
    ];
    const shown = [topicAnswer(channel), namesOf(channel, user)];
    for (const answer of shown) effects.push({ type: 'answered', because: 'joined', at, session, answer });
    return effects;
  },
} satisfies CommandSpec<Join>;

/** What keeps a user out of a channel, if anything does. An invitation opens every door. */
function whatBars(scene: UserScene, channel: Channel, key: string | undefined): Refusal | undefined {
  if (channel.invited.has(scene.user.id)) return undefined;
  const name = channel.name;
  if (channel.password !== undefined && channel.password !== key) return { code: 'key-wrong', channel: name };
  if (hasFlag(channel, 'i')) return { code: 'invite-needed', channel: name };
  if (isOnList(channel, 'b', scene.user)) return { code: 'banned', channel: name };
  if (channel.membersMax !== undefined && channel.members.size >= channel.membersMax) {
    return { code: 'channel-full', channel: name };
  }
  return undefined;
}
