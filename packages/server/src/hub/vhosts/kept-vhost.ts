import { fold } from '@salon/protocol';
import type { KeptSpec } from '../kept/spec.ts';
import type { State } from '../state/state.ts';
import type { Vhost } from './vhost.ts';

/** A vhost is kept as it is, under the name of its account. */
export const keptVhost: KeptSpec = {
  record: (state, key) => state.vhosts.get(fold(key, state.casemapping)),
  restore(state: State, vhost: Vhost) {
    const key = fold(vhost.account, state.casemapping);
    if (!state.accounts.byName.has(key)) return `there is no account ${vhost.account}`;
    state.vhosts.set(key, vhost);
    return undefined;
  },
};
