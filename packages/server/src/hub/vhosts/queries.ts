import { accountOf } from '../accounts/registry.ts';
import type { QuerySpec } from '../queries/spec.ts';
import type { Query } from '../query.ts';
import { settingsOf } from '../state/state.ts';
import { hasPrivilege } from '../state/user.ts';
import { vhostOf } from './registry.ts';

/** What an account has to do with vhosts: for its owner, and for operators who keep vhosts. */
export const vhost: QuerySpec<Extract<Query, { type: 'vhost' }>> = (
  state,
  asker,
  { account: name = asker.identity.account },
) => {
  if (name === undefined) return { code: 'login-needed' };
  const account = accountOf(state, name)?.name;
  const isHers = account !== undefined && account === asker.identity.account;
  if (!isHers && !hasPrivilege(asker, 'vhosts')) return { code: 'privilege-needed' };
  if (account === undefined) return { code: 'no-such-account', account: name };
  return { type: 'vhost', vhost: vhostOf(state, account) };
};

/** Which vhosts are wanted, those first that wait longest. */
export const vhostsWanted: QuerySpec<Extract<Query, { type: 'vhosts-wanted' }>> = (state, asker) => {
  if (!hasPrivilege(asker, 'vhosts')) return { code: 'privilege-needed' };
  const waiting = [...state.vhosts.values()].flatMap(({ account, wanted: host, askedAt: at = 0 }) =>
    host === undefined ? [] : { account, host, at },
  );
  waiting.sort((one, other) => one.at - other.at);
  return { type: 'vhosts-wanted', count: waiting.length, first: waiting.slice(0, shownMax) };
};

/** Which vhosts everyone may take. */
export const vhostsOffered: QuerySpec<Extract<Query, { type: 'vhosts-offered' }>> = state => {
  const { vhostsOffered: hosts, vhostRequests } = settingsOf(state);
  return { type: 'vhosts-offered', hosts, requests: vhostRequests };
};

/** How many wishes an operator is shown at once. */
const shownMax = 20;
