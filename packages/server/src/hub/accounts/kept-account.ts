import { fold } from '@salon/protocol';
import type { KeptSpec } from '../kept/spec.ts';
import type { State } from '../state/state.ts';
import { type Account, nicksOf } from './account.ts';
import { ownerOf, putAccount } from './registry.ts';

/** An account is kept as it is. One that looks like another one is taken in all the same: it was there before. */
export const keptAccount: KeptSpec = {
  record: (state, key) => state.accounts.byName.get(fold(key, state.casemapping)),
  restore(state: State, account: Account) {
    const taken = nicksOf(account).find(nick => ownerOf(state, nick));
    if (taken !== undefined) return `the nick ${taken} belongs to another account by now`;
    putAccount(state, account);
    return undefined;
  },
};
