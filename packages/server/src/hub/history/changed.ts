import type { Scene } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import { chanServ } from '../registered/chan-serv.ts';
import { serverSession } from '../session.ts';
import { audienceOf } from '../state/channel.ts';
import type { Channel } from '../state/model.ts';
import { channelOf, type State, settingsOf } from '../state/state.ts';
import type { MemoryChange, MemorySet } from './effect.ts';
import { channelMemory, withinBounds } from './policy.ts';

/** Members are told that their channel remembers otherwise, and what that means for what is remembered is done. */
export function memorySet({ state, at, session }: Scene, channel: Channel, change: MemoryChange): MemorySet {
  return {
    type: 'memory-set',
    at,
    to: audienceOf(channel),
    origin: session,
    who: chanServ(settingsOf(state)),
    channel: channel.name,
    history: channel.historyKey,
    memory: channelMemory(state, channel),
    change,
  };
}

/**
 * Says again how much is remembered where founders chose that themselves, since the server may have other bounds than
 * before. Nobody is told: who comes in is.
 */
export function memoriesAnew(state: State): readonly Effect[] {
  return [...state.registered].flatMap(({ name }) => memoryAnew(state, name));
}

/** The same of one channel, after what it remembered is forgotten. */
export function memoryAnew(state: State, name: string): readonly MemorySet[] {
  const channel = channelOf(state, name);
  const settings = settingsOf(state);
  const change = withinBounds(channel?.registration?.settings.history ?? 'default', settings.history);
  if (channel === undefined || change === undefined) return [];
  const scene = { state, settings, at: state.now, session: serverSession };
  return [{ ...memorySet(scene, channel, change), to: [] }];
}
