import { channelNameFault } from '@salon/protocol';
import { withAudit } from '../audit.ts';
import type { Effect } from '../effect.ts';
import { isClosed, noteClosed } from '../history/closed.ts';
import { memoryOfMember } from '../history/memory.ts';
import { memoryAnswer } from '../history/queries.ts';
import type { MemoryIs } from '../history/query.ts';
import { markerAnswer } from '../markers/queries.ts';
import { tellArrival } from '../metadata/told.ts';
import { namesOf } from '../queries/names.ts';
import { topicAnswer } from '../queries/topic.ts';
import { purgeOf } from '../registered/purge.ts';
import { modesByService, rankAtOnce } from '../registered/ranks.ts';
import type { Join } from '../signal.ts';
import { onlookersOf } from '../state/channel.ts';
import type { Channel } from '../state/model.ts';
import { addChannel, addMember, channelOf, messageId, type State } from '../state/state.ts';
import { hasPrivilege } from '../state/user.ts';
import { whatBars, whatBarsOthers } from './bars.ts';
import { type CommandSpec, refuse, type UserScene } from './spec.ts';

/**
 * A user goes into a channel. Who makes a channel is its operator; in one that belongs to someone, ranks are for accounts. Being in it already changes nothing. Who may not
 * go in is sent to where the channel forwards to, if she may go in there.
 */
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
    if (found === undefined) {
      if (purgeOf(state, command.channel) !== undefined) {
        return refuse(scene, { code: 'channel-purged', channel: command.channel });
      }
      return goIn(scene, addChannel(state, command.channel, settings.channelModesDefault), 'o');
    }
    const refusal = whatBars(scene, found, command.key);
    if (refusal === undefined) {
      const isForced = hasPrivilege(user, 'override') && whatBarsOthers(scene, found, command.key);
      const effects = goIn(scene, found, rankAtOnce(found, user));
      return isForced ? withAudit(scene, command, effects) : effects;
    }
    const target = forwardOf(state, found);
    if (target === undefined || target.members.has(user.id) || whatBars(scene, target, undefined)) {
      return refuse(scene, refusal);
    }
    const forwarded = { type: 'forwarded', at, session, from: found.name, channel: target.name } as const;
    return [forwarded, ...goIn(scene, target, rankAtOnce(target, user))];
  },
} satisfies CommandSpec<Join>;

/** Where a channel sends those who may not come in. One hop only: no two channels can send someone round. */
function forwardOf(state: State, channel: Channel): Channel | undefined {
  return channel.forward === undefined ? undefined : channelOf(state, channel.forward);
}

/**
 * Puts a user into a channel, and shows her sessions what it is about and who is there. Who makes a channel has her rank
 * from the beginning, and all others are shown when someone is given one.
 */
export function goIn(scene: UserScene, channel: Channel, modes: string): readonly Effect[] {
  const { state, user, at, session } = scene;
  const isNew = channel.members.size === 0 && channel.registration === undefined;
  const member = addMember(state, channel, user, modes);
  if (isNew && isClosed(channel)) noteClosed(state, channel);
  const effects: Effect[] = [
    {
      type: 'joined',
      id: messageId(state),
      at,
      to: onlookersOf(channel, member),
      origin: session,
      who: user.identity,
      channel: channel.name,
      away: user.away,
      subject: user.sessions,
      history: memoryOfMember(state, channel, member),
    },
  ];
  if (modes !== '' && !isNew) {
    effects.push(modesByService(scene, channel, [{ on: true, letter: modes, param: user.identity.nick }]));
  }
  const shown = [
    topicAnswer(channel),
    markerAnswer(state, user, channel),
    namesOf(channel, user),
    ...memoryShown(scene, channel),
  ];
  for (const answer of shown) {
    for (const reader of user.sessions) {
      effects.push({ type: 'answered', because: 'joined', at, session: reader, answer });
    }
  }
  effects.push(...tellArrival(scene, channel, user));
  return effects;
}

/** Who comes in is told how long it remembers, if it does. */
function memoryShown({ state, settings }: UserScene, channel: Channel): readonly MemoryIs[] {
  if (!settings.history.toldOnJoin) return [];
  const answer = memoryAnswer(state, channel);
  return answer.memory === undefined ? [] : [answer];
}
