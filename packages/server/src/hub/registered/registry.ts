import type { Channel } from '../state/model.ts';
import { removeChannel, type State } from '../state/state.ts';
import type { Registration } from './registration.ts';

/** Lets a channel belong to an account, or changes what is known of that. */
export function setRegistration(state: State, channel: Channel, registration: Registration): void {
  if (channel.registration === undefined) {
    state.registered.add(channel);
    if (channel.members.size === 0) state.channelsEmpty += 1;
  }
  channel.registration = registration;
}

/** Lets a channel belong to nobody: it is gone when nobody is in it. */
export function dropRegistration(state: State, channel: Channel): void {
  channel.registration = undefined;
  state.registered.delete(channel);
  if (channel.members.size > 0) return;
  state.channelsEmpty -= 1;
  removeChannel(state, channel);
}

/** The channels that belong to an account. */
export function channelsOwnedBy(state: State, account: string): readonly Channel[] {
  return [...state.registered].filter(({ registration }) => registration?.founder === account);
}
