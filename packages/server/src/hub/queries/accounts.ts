import { fold, matchesFolded } from '@salon/protocol';
import { isVerified, suspensionOf } from '../accounts/account.ts';
import type { AccountRow } from '../accounts/query.ts';
import type { Query } from '../query.ts';
import { settingsOf } from '../state/state.ts';
import { hasPrivilege } from '../state/user.ts';
import type { QuerySpec } from './spec.ts';

/** Which accounts there are, by a mask of their names: for who keeps accounts. */
export const accounts: QuerySpec<Extract<Query, { type: 'accounts' }>> = (state, asker, { mask }, at) => {
  if (!hasPrivilege(asker, 'accounts')) return { code: 'privilege-needed' };
  const rowsMax = settingsOf(state).answerRowsMax;
  const folded = fold(mask, state.casemapping);
  const rows: AccountRow[] = [];
  for (const account of state.accounts.byName.values()) {
    if (!matchesFolded(folded, account.name, state.casemapping)) continue;
    if (rows.length === rowsMax) return { type: 'accounts', rows, truncated: true };
    const suspended = suspensionOf(account, at) !== undefined;
    rows.push({ name: account.name, verified: isVerified(account), suspended });
  }
  return { type: 'accounts', rows, truncated: false };
};
