import { fold } from '@salon/protocol';
import type { Scene } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import { kept } from '../kept/key.ts';
import type { State } from '../state/state.ts';
import type { Vhost } from './vhost.ts';

/** What an account, by its name however it is written, has to do with vhosts. */
export function vhostOf(state: State, account: string): Vhost {
  return state.vhosts.get(fold(account, state.casemapping)) ?? { account };
}

/** The host that the owner of an account wants to be seen with and may, if there is one. */
export function activeHost(state: State, account: string | undefined): string | undefined {
  if (account === undefined) return undefined;
  const { host, off } = vhostOf(state, account);
  return off ? undefined : host;
}

/** Puts a vhost in the place of the one of its account, and says that it is to be kept. */
export function putVhost(scene: Pick<Scene, 'state' | 'at' | 'session'>, vhost: Vhost): Effect {
  const { vhosts, casemapping } = scene.state;
  const key = fold(vhost.account, casemapping);
  const isEmpty = Object.keys(vhost).length === 1;
  if (isEmpty) vhosts.delete(key);
  else vhosts.set(key, vhost);
  return kept(scene, 'vhost', vhost.account);
}

/** Forgets all that an account had to do with vhosts: it is no more. */
export function dropVhost(
  scene: Pick<Scene, 'state' | 'at' | 'session'>,
  account: string,
): readonly Effect[] {
  const { vhosts, casemapping } = scene.state;
  return vhosts.has(fold(account, casemapping)) ? [putVhost(scene, { account })] : [];
}
