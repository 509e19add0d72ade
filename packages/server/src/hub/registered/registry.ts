import { isClosed, loseMemory, noteClosed, noteOpen } from '../history/closed.ts';
import type { Channel } from '../state/model.ts';
import { removeChannel, type State } from '../state/state.ts';
import type { Registration } from './registration.ts';

/** Lets a channel belong to an account, or changes what is known of that. */
export function setRegistration(state: State, channel: Channel, registration: Registration): void {
  if (channel.registration === undefined) {
    state.registered.add(channel);
    noteOpen(state, channel.historyKey);
    if (channel.members.size === 0) state.channelsEmpty += 1;
  }
  channel.registration = registration;
}

/**
 * Lets a channel belong to nobody: it is gone when nobody is in it. What was said in it was for those whom its founder
 * let in, and is forgotten.
 */
export function dropRegistration(state: State, channel: Channel): void {
  channel.registration = undefined;
  state.registered.delete(channel);
  loseMemory(state, channel.name);
  if (isClosed(channel)) noteClosed(state, channel);
  if (channel.members.size > 0) return;
  state.channelsEmpty -= 1;
  removeChannel(state, channel);
}

/** The channels that belong to an account. */
export function channelsOwnedBy(state: State, account: string): readonly Channel[] {
  return [...state.registered].filter(({ registration }) => registration?.founder === account);
}
