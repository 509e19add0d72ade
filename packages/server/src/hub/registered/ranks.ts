import type { ModeChange } from '@salon/protocol';
import type { Scene } from '../commands/spec.ts';
import type { Effect, ModesSet } from '../effect.ts';
import { memoryOf } from '../history/memory.ts';
import { withMode } from '../modes/prefix.ts';
import { audienceOf } from '../state/channel.ts';
import type { Channel, Member, User } from '../state/model.ts';
import { chanServ } from './chan-serv.ts';
import { accessOf } from './registration.ts';

/** A rank that a member is to have, or not to have any more. */
export interface RankChange {
  readonly member: Member;
  readonly on: boolean;
  readonly letter: string;
}

/** Gives ranks to members of a channel and takes them away, as its services do. What changes nothing is not shown. */
export function changeRanks(
  scene: Scene,
  channel: Channel,
  wanted: readonly RankChange[],
): readonly ModesSet[] {
  const changes = wanted.flatMap(({ member, on, letter }): readonly ModeChange[] => {
    if (member.modes.includes(letter) === on) return [];
    member.modes = withMode(member.modes, letter, on);
    return [{ on, letter, param: member.user.identity.nick }];
  });
  return changes.length === 0 ? [] : [modesByService(scene, channel, changes)];
}

/** Shows what the services of a channel set in it. */
export function modesByService(
  { state, settings, at, session: origin }: Scene,
  channel: Channel,
  changes: readonly ModeChange[],
): ModesSet {
  const [who, to] = [chanServ(settings), audienceOf(channel)];
  return {
    type: 'modes-set',
    at,
    to,
    origin,
    who,
    channel: channel.name,
    changes,
    history: memoryOf(state, channel),
  };
}

/** The rank that a user has in a channel as soon as she is in it; empty for none. */
export function rankAtOnce(channel: Channel, { identity }: User): string {
  if (channel.registration?.settings.autoRank !== true) return '';
  return accessOf(channel, identity.account) ?? '';
}

/** Gives a user who has just logged in what is hers in the channels in which she is. */
export function ranksAtLogin(scene: Scene, user: User): readonly Effect[] {
  return [...user.channels].flatMap(channel => {
    const letter = rankAtOnce(channel, user);
    const member = channel.members.get(user.id);
    if (letter === '' || member === undefined) return [];
    return changeRanks(scene, channel, [{ member, on: true, letter }]);
  });
}

/** The members of a channel who are logged in to an account. */
export function membersOf(channel: Channel, account: string): readonly Member[] {
  return [...channel.members.values()].filter(({ user }) => user.identity.account === account);
}
