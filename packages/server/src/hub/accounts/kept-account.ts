import { fold } from '@salon/protocol';
import type { KeptSpec } from '../kept/spec.ts';
import type { State } from '../state/state.ts';
import { type Account, nicksOf } from './account.ts';
import { ownerOf, ownerOfLikes, putAccount } from './registry.ts';

/** An account is kept as it is. */
export const keptAccount: KeptSpec = {
  record: (state, key) => state.accounts.byName.get(fold(key, state.casemapping)),
  restore(state: State, account: Account) {
    const taken = nicksOf(account).find(nick => ownerOf(state, nick) ?? ownerOfLikes(state, nick));
    if (taken !== undefined) return `the nick ${taken} belongs to another account by now`;
    putAccount(state, account);
    return undefined;
  },
};
