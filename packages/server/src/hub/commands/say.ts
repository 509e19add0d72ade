import { isChannelName } from '@salon/protocol';
import type { Audience, Effect } from '../effect.ts';
import { isOnList } from '../modes/list.ts';
import type { SilencedBecause } from '../refusal.ts';
import { type Say, serverSession } from '../signal.ts';
import { audienceOf, hasFlag, isVisibleTo } from '../state/channel.ts';
import type { Channel, User } from '../state/model.ts';
import { channelOf, messageId, userOf } from '../state/state.ts';
import { type CommandSpec, refuse, type UserScene } from './spec.ts';

/** A user speaks, to a channel or to a nick. Refused notices are refused in silence (RFC 2812, 3.3.2). */
export const say: CommandSpec<Say> = {
  by: 'user',
  run(scene, command) {
    const effects = isChannelName(command.target) ? sayToChannel(scene, command) : sayToNick(scene, command);
    const silent = command.manner === 'notice' && effects.some(effect => effect.type === 'refused');
    return silent ? [] : effects;
  },
};

function sayToChannel(scene: UserScene, command: Say): readonly Effect[] {
  const { user, at, session } = scene;
  const channel = channelOf(scene.state, command.target);
  if (channel === undefined || (!isVisibleTo(channel, user) && hasFlag(channel, 'n'))) {
    return refuse(scene, { code: 'no-such-channel', channel: command.target });
  }
  const because = whatSilences(channel, user);
  if (because !== undefined) return refuse(scene, { code: 'may-not-speak', channel: channel.name, because });

  if (command.manner !== 'tags') user.spokeAt = at;
  const audience = audienceOf(channel);
  const to = channel.members.has(user.id) ? audience : [...audience, session];
  return [spoken(scene, command, channel.name, to)];
}

/** What keeps a user from speaking in a channel, if anything does. */
function whatSilences(channel: Channel, user: User): SilencedBecause | undefined {
  const member = channel.members.get(user.id);
  if (member === undefined && hasFlag(channel, 'n')) return 'outside';
  // A voice or more speaks through moderation and bans alike.
  if (member !== undefined && member.modes !== '') return undefined;
  if (hasFlag(channel, 'm')) return 'moderated';
  return isOnList(channel, 'b', user) ? 'banned' : undefined;
}

function sayToNick(scene: UserScene, command: Say): readonly Effect[] {
  const { user, at, session } = scene;
  const other = userOf(scene.state, command.target);
  if (other === undefined) return refuse(scene, { code: 'no-such-nick', nick: command.target });

  if (command.manner !== 'tags') user.spokeAt = at;
  const { nick } = other.identity;
  const toSelf = other === user;
  const to = toSelf ? user.sessions : [...other.sessions, ...user.sessions];
  const effects: Effect[] = [spoken(scene, command, nick, to)];
  // Who speaks to herself is spoken to as well: once she hears herself as a speaker does, and once as anyone does.
  if (toSelf) effects.push(spoken({ ...scene, session: serverSession }, command, nick, to));
  if (other.away !== undefined && command.manner === 'message') {
    effects.push({ type: 'they-are-away', at, session, nick, message: other.away });
  }
  return effects;
}

function spoken({ state, user, at, session }: UserScene, command: Say, target: string, to: Audience): Effect {
  const { manner, text, tags } = command;
  const said = {
    type: 'said',
    id: messageId(state),
    at,
    to,
    origin: session,
    who: user.identity,
    target,
    manner,
    text,
  } as const;
  return tags === undefined ? said : { ...said, tags };
}
