import type { Scene } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import { kept } from '../kept/key.ts';
import type { Channel } from '../state/model.ts';
import type { State } from '../state/state.ts';
import type { Registration } from './registration.ts';
import { dropRegistration, setRegistration } from './registry.ts';
import { handOver, tell } from './transfer-channel.ts';

/**
 * What follows for channels when an account is no more. One that belonged to it passes to the account that was made
 * its owner first, besides the founder: people are there who share it. Where there is none it belongs to nobody, as
 * in Ergo: nobody could ever change it again, and its name would be lost.
 */
export function removeOwner(scene: Scene, account: string): readonly Effect[] {
  return [...scene.state.registered].flatMap(channel => {
    const { registration } = channel;
    return registration === undefined ? [] : forget(scene, channel, registration, account);
  });
}

function forget(
  scene: Scene,
  channel: Channel,
  registration: Registration,
  account: string,
): readonly Effect[] {
  const { state } = scene;
  if (registration.founder !== account) {
    if (!withdraw(state, channel, registration, account)) return [];
    return [kept(scene, 'channel', channel.name)];
  }
  const heir = [...registration.access].find(([, letter]) => letter === 'q')?.[0];
  if (heir === undefined) {
    dropRegistration(state, channel);
    return [kept(scene, 'channel', channel.name)];
  }
  return [...handOver(scene, { channel, registration }, heir), ...tell(scene, channel.name, heir, 'given')];
}

/** Takes from an account what it has in a channel of another one. Returns whether it had anything. */
function withdraw(state: State, channel: Channel, registration: Registration, account: string): boolean {
  const { offeredTo, ...rest } = registration;
  const isOffered = offeredTo === account;
  if (!isOffered && !registration.access.has(account)) return false;
  const access = new Map([...registration.access].filter(([other]) => other !== account));
  setRegistration(state, channel, {
    ...rest,
    access,
    ...(offeredTo !== undefined && !isOffered && { offeredTo }),
  });
  return true;
}
