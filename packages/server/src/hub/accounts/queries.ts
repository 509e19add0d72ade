import { fold, matchesFolded } from '@salon/protocol';
import { sharesNick } from '../devices/share.ts';
import type { QuerySpec } from '../queries/spec.ts';
import type { Query } from '../query.ts';
import { isHidden } from '../state/sharers.ts';
import { settingsOf } from '../state/state.ts';
import { hasPrivilege } from '../state/user.ts';
import { isVerified, nicksOf, suspensionOf } from './account.ts';
import type { AccountRow } from './query.ts';
import { accountOf, ownerOf, usersOf } from './registry.ts';

/**
 * What is known of an account, by its name or by a nick that belongs to it: of one's own, and to who keeps accounts, more
 * than of others.
 */
export const account: QuerySpec<Extract<Query, { type: 'account' }>> = (state, asker, query, at) => {
  const found = accountOf(state, query.name) ?? ownerOf(state, query.name);
  if (found === undefined) return { code: 'no-such-account', account: query.name };
  const { name, registeredAt, enforce } = found;
  const suspension = suspensionOf(found, at);
  const knowsMore = asker.identity.account === name || hasPrivilege(asker, 'accounts');
  // Who is invisible does not become visible by her account.
  const online = usersOf(state, name).filter(user => knowsMore || !isHidden(user, asker));
  return {
    type: 'account',
    name,
    registeredAt,
    online: online.map(({ identity }) => identity.nick),
    suspended: suspension !== undefined,
    own: knowsMore
      ? {
          nicks: nicksOf(found),
          enforce,
          sharesNick: sharesNick(settingsOf(state), found),
          verified: isVerified(found),
          suspension,
        }
      : undefined,
  };
};

/** From where an account is in use: for its owner, and for who keeps accounts. */
export const accountSessions: QuerySpec<Extract<Query, { type: 'account-sessions' }>> = (
  state,
  asker,
  { name = asker.identity.account },
  _at,
  session,
) => {
  if (name === undefined) return { code: 'login-needed' };
  const found = accountOf(state, name);
  const isHers = found !== undefined && found.name === asker.identity.account;
  if (!isHers && !hasPrivilege(asker, 'accounts')) return { code: 'account-not-yours', account: name };
  if (found === undefined) return { code: 'no-such-account', account: name };
  const sessions = usersOf(state, found.name).flatMap(({ identity: { nick }, devices }) =>
    devices.map(({ session: id, name: device, token, via, origin, since }) => ({
      session: id,
      nick,
      via,
      origin,
      device,
      token,
      since,
      current: id === session,
    })),
  );
  return { type: 'account-sessions', account: found.name, sessions };
};

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
