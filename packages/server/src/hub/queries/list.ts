import { type Casemapping, fold, hasWildcard, matchesFolded } from '@salon/protocol';
import type { List, ListBound, ListFilter, Query } from '../query.ts';
import { purgeOf } from '../registered/purge.ts';
import { isVisibleTo } from '../state/channel.ts';
import type { Channel } from '../state/model.ts';
import { channelOf, type State, settingsOf } from '../state/state.ts';
import type { QuerySpec } from './spec.ts';

/**
 * Which channels there are, or those of them that a filter lets through. Nobody who looks for company wants to read of
 * empty ones, which belong to someone: only a filter finds them.
 */
export const list: QuerySpec<Extract<Query, { type: 'list' }>> = (state, asker, { filter }, at) => {
  const passes = filter === undefined ? undefined : passesOf(filter, at, state.casemapping);
  const rowsMax = settingsOf(state).answerRowsMax;
  const channels: List['channels'][number][] = [];
  for (const channel of candidates(state, filter?.masks ?? [])) {
    if (!isVisibleTo(channel, asker) || passes?.(channel) === false) continue;
    if (channel.members.size === 0 && (filter === undefined || purgeOf(state, channel.name))) continue;
    if (channels.length === rowsMax) return { type: 'list', truncated: true, channels };
    const { name, members, topic } = channel;
    channels.push({ name, members: members.size, topic: topic?.text ?? '' });
  }
  return { type: 'list', truncated: false, channels };
};

/** Channels that are asked for by whole names are found by them; for all else every channel is looked at. */
function candidates(state: State, masks: readonly string[]): Iterable<Channel> {
  if (masks.length === 0 || masks.some(hasWildcard)) return state.channels.values();
  return new Set(masks.map(name => channelOf(state, name)).filter(channel => channel !== undefined));
}

function passesOf(
  { masks, notMasks, bounds }: ListFilter,
  at: number,
  mapping: Casemapping,
): (channel: Channel) => boolean {
  const wanted = masks.map(mask => fold(mask, mapping));
  const unwanted = notMasks.map(mask => fold(mask, mapping));
  return channel => {
    const matches = (mask: string) => matchesFolded(mask, channel.key, mapping);
    return (
      (wanted.length === 0 || wanted.some(matches)) &&
      !unwanted.some(matches) &&
      bounds.every(bound => holds(bound, channel, at))
    );
  };
}

/** Whether a bound holds of a channel. One without a topic was given none at any time. */
function holds({ of, is, than }: ListBound, channel: Channel, at: number): boolean {
  if (of === 'topic' && channel.topic === undefined) return false;
  const since = of === 'topic' ? (channel.topic?.at ?? at) : channel.createdAt;
  const value = of === 'members' ? channel.members.size : (at - since) / minuteMs;
  return is === 'more' ? value > than : value < than;
}

const minuteMs = 60_000;
