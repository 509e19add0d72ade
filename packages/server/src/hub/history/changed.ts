import type { Scene } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import { chanServ } from '../registered/chan-serv.ts';
import { serverSession } from '../session.ts';
import { audienceOf } from '../state/channel.ts';
import type { Channel } from '../state/model.ts';
import { type State, settingsOf } from '../state/state.ts';
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
  const settings = settingsOf(state);
  const scene = { state, settings, at: state.now, session: serverSession };
  return [...state.registered].flatMap((channel): readonly Effect[] => {
    const change = withinBounds(channel.registration?.settings.history ?? 'default', settings.history);
    return change === undefined ? [] : [{ ...memorySet(scene, channel, change), to: [] }];
  });
}
