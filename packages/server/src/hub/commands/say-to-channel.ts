import type { Effect } from '../effect.ts';
import { isOnList } from '../modes/list.ts';
import type { SilencedBecause } from '../refusal.ts';
import type { Say } from '../signal.ts';
import { audienceOf, hasFlag, isVisibleTo } from '../state/channel.ts';
import type { Channel, User } from '../state/model.ts';
import { channelOf } from '../state/state.ts';
import { refuse, type UserScene } from './spec.ts';
import { spoken } from './spoken.ts';

/** A user speaks to a channel, and so to all its members. */
export function sayToChannel(scene: UserScene, command: Say): readonly Effect[] {
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
