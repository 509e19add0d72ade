import { removeOverdue } from '../accounts/remove-account.ts';
import type { Expire } from '../signal.ts';
import { settingsOf } from '../state/state.ts';
import type { CommandSpec } from './spec.ts';

/** What held for a while only, and is over, is cleared away. It was over before: nobody waits for this. */
export const expire: CommandSpec<Expire> = {
  by: 'server',
  run(state) {
    return removeOverdue({ state, settings: settingsOf(state), at: state.now });
  },
};
