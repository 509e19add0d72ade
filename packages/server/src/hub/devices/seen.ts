import { accountOf } from '../accounts/registry.ts';
import type { Effect } from '../effect.ts';
import { kept, keptKey } from '../kept/key.ts';
import type { KeptSpec } from '../kept/spec.ts';
import type { User } from '../state/model.ts';
import type { State } from '../state/state.ts';
import type { Device } from './device.ts';

/** When devices that have a name were here last, in milliseconds since 1970: by the key of the account, then by name. */
export type DevicesSeen = Map<string, Map<string, number>>;

/** Until when a device of an account was here; undefined when it never was, or that was forgotten. */
export function deviceSeen(state: State, account: string, name: string): number | undefined {
  return state.devicesSeen.get(keptKey(account))?.get(name);
}

/** Notes that those of a user's devices that have a name are, or were, here now. */
export function noteSeen(
  scene: { readonly state: State; readonly at: number; readonly session: number },
  { identity }: User,
  devices: readonly Device[],
): readonly Effect[] {
  const { account } = identity;
  const named = devices.flatMap(({ name }) => name ?? []);
  if (account === undefined || named.length === 0) return [];
  const { devicesSeen } = scene.state;
  const key = keptKey(account);
  const seen = new Map(devicesSeen.get(key));
  for (const name of named) {
    // What was seen last stands last.
    seen.delete(name);
    seen.set(name, scene.at);
  }
  for (const oldest of [...seen.keys()].slice(0, Math.max(0, seen.size - devicesNamedMax)))
    seen.delete(oldest);
  devicesSeen.set(key, seen);
  return [kept(scene, 'devices', account)];
}

/** All devices with names that are here are here now: should the server be killed, that is what is known. */
export function noteAllSeen(scene: Parameters<typeof noteSeen>[0]): readonly Effect[] {
  const effects: Effect[] = [];
  for (const user of scene.state.users.values()) effects.push(...noteSeen(scene, user, user.devices));
  return effects;
}

/** An account is no more, and neither are its devices. */
export function forgetDevices(scene: Parameters<typeof noteSeen>[0], account: string): readonly Effect[] {
  return scene.state.devicesSeen.delete(keptKey(account)) ? [kept(scene, 'devices', account)] : [];
}

/** When the devices of an account were here, as it is kept. */
interface SeenRecord {
  readonly account: string;
  readonly seen: readonly (readonly [name: string, at: number])[];
}

/** How it outlives a restart when the devices of an account were here. */
export const keptDevices: KeptSpec = {
  record({ devicesSeen }, key): SeenRecord | undefined {
    const seen = devicesSeen.get(key);
    return seen === undefined ? undefined : { account: key, seen: [...seen] };
  },
  restore(state: State, { account, seen }: SeenRecord) {
    if (accountOf(state, account) === undefined) return 'there is no such account';
    state.devicesSeen.set(account, new Map(seen));
    return undefined;
  },
};

/** Of how many devices of an account it is known when they were here: of those that were here last. */
const devicesNamedMax = 20;
