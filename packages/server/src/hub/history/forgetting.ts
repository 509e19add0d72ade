import type { Effect } from '../effect.ts';
import { kept } from '../kept/key.ts';
import { serverSession } from '../session.ts';
import { channelOf, type State } from '../state/state.ts';
import { memoryAnew } from './changed.ts';
import { closes, noteClosed, noteOpen } from './closed.ts';

/**
 * Says with what happened what is to be forgotten of it, and which rooms must not outlive it in the history: whoever
 * changed a channel, and by whatever command, need not think of that.
 */
export function withForgetting(state: State, effects: readonly Effect[]): readonly Effect[] {
  for (const effect of effects) {
    if (
      effect.type !== 'modes-set' ||
      !effect.changes.some(({ on, letter, param }) => on && closes(letter, param))
    ) {
      continue;
    }
    const channel = channelOf(state, effect.channel);
    if (channel !== undefined) noteClosed(state, channel);
  }
  const { changed, lost } = state.closedRooms;
  if (changed.size === 0 && lost.size === 0) return effects;
  const by = { at: state.now, session: serverSession } as const;
  const more = [
    ...[...lost].flatMap(history => [
      { type: 'memory-lost', ...by, history } as const,
      ...memoryAnew(state, history),
    ]),
    ...[...changed].map(key => kept(by, 'closed-room', key)),
  ];
  lost.clear();
  changed.clear();
  return [...effects, ...more];
}

/**
 * Rooms that are gone need no mark any more: they were forgotten when they went. Not in the same moment, so that a
 * server that is killed between the two forgets them when it begins again.
 */
export function tidyClosedRooms(state: State): void {
  for (const [key, name] of [...state.closedRooms.names]) {
    if (channelOf(state, name) === undefined) noteOpen(state, key);
  }
}
