import { accountOf } from '../accounts/registry.ts';
import type { QuerySpec } from '../queries/spec.ts';
import { staysOn } from './always-on.ts';
import type { PersistenceQuery } from './query.ts';

/** Whether the asker stays when her last session ends. */
export const persistence: QuerySpec<PersistenceQuery> = (state, asker) => {
  const account = accountOf(state, asker.identity.account ?? '');
  if (account === undefined) return { code: 'login-needed' };
  return { type: 'persistence', wants: account.alwaysOn, stays: staysOn(state, asker) };
};
