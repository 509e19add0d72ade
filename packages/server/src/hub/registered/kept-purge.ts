import { fold } from '@salon/protocol';
import { keptKey } from '../kept/key.ts';
import type { KeptSpec } from '../kept/spec.ts';
import type { State } from '../state/state.ts';
import { type Purge, purgeOf } from './purge.ts';

/** A closed name is kept until it is opened again. */
export const keptPurge: KeptSpec = {
  record(state, key) {
    const purge = purgeOf(state, key);
    return purge !== undefined && keptKey(purge.channel) === key ? purge : undefined;
  },
  restore(state: State, purge: Purge) {
    const key = fold(purge.channel, state.casemapping);
    if (state.purges.has(key)) return 'it is closed under another spelling already';
    state.purges.set(key, purge);
    return undefined;
  },
};
