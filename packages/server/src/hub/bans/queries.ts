import { readNetwork } from '@salon/protocol';
import { suspensionOf } from '../accounts/account.ts';
import { accountOf, usersOf } from '../accounts/registry.ts';
import type { QuerySpec } from '../queries/spec.ts';
import type { User } from '../state/model.ts';
import { type State, settingsOf, userOf } from '../state/state.ts';
import { hasPrivilege } from '../state/user.ts';
import { type Ban, type BanTarget, isAmong, isOver, readBanTarget } from './ban.ts';
import type { BanInfo, Banned, BanQuery } from './query.ts';
import { banOn, bansThatHit, hitBy } from './registry.ts';

/** All bans, and accounts that are suspended, for who may set them. */
export const bans: QuerySpec<Extract<BanQuery, { type: 'bans' }>> = (state, asker, _query, at) => {
  if (!hasPrivilege(asker, 'ban')) return { code: 'privilege-needed' };
  const rows = [...state.bans.byTarget.values()].filter(ban => !isOver(ban, at)).map(asRow);
  for (const account of state.accounts.byName.values()) {
    const suspended = suspensionOf(account, at);
    if (suspended !== undefined) rows.push({ ...suspended, of: 'account', target: account.name });
  }
  const max = settingsOf(state).answerRowsMax;
  return { type: 'bans', count: rows.length, rows: rows.slice(0, max) };
};

/** Which bans have to do with an address, a network, a mask, a nick or an account, and who is here whom they would hit. */
export const banInfo: QuerySpec<Extract<BanQuery, { type: 'ban-info' }>> = (state, asker, query, at) => {
  if (!hasPrivilege(asker, 'ban')) return { code: 'privilege-needed' };
  const target = readBanTarget(query.target);
  if (target === undefined) return { code: 'ban-target-invalid', target: query.target, only: undefined };
  const max = settingsOf(state).answerRowsMax;
  const users = usersMeantBy(state, target);
  const rows = bansAbout(state, target, users)
    .filter(ban => !isOver(ban, at))
    .map(asRow);
  const suspended = target.is === 'account' && suspendedAs(state, target.target, users, at);
  if (suspended) rows.push(suspended);
  const here: BanInfo['here'] = users.slice(0, max).map(({ identity: who, devices }) => ({
    who,
    origins: devices.map(({ origin }) => origin),
  }));
  return { type: 'ban-info', target: target.target, rows: rows.slice(0, max), here, count: users.length };
};

function usersMeantBy(state: State, target: BanTarget): readonly User[] {
  if (target.is !== 'account') {
    return hitBy(state, { target: target.target, reason: '', by: '', at: 0 }).map(({ user }) => user);
  }
  const name = accountOf(state, target.target)?.name;
  const user = userOf(state, target.target);
  const loggedIn = name === undefined ? [] : usersOf(state, name);
  return user === undefined || loggedIn.includes(user) ? loggedIn : [user, ...loggedIn];
}

/** Bans on the target, on what is wider or narrower where it is a network, and on those who are meant by a name. */
function bansAbout(state: State, target: BanTarget, users: readonly User[]): readonly Ban[] {
  if (target.is === 'account') return [...new Set(users.flatMap(user => bansThatHit(state, user)))];
  if (target.is === 'mask') return [banOn(state, target.target)].filter(ban => ban !== undefined);
  // A mask may mean everyone from an address too.
  const origin = { address: target.target, host: target.target, secure: false };
  const anyone = { nick: '*', user: '*', host: target.target, account: undefined };
  const suspect = {
    identity: anyone,
    devices: [{ origin, cloak: target.target }],
    cloak: target.target,
    hosts: [],
  };
  const masks = new Set(bansThatHit(state, suspect));
  return [...state.bans.byTarget.values()].filter(ban => {
    const network = readNetwork(ban.target);
    if (network === undefined) return masks.has(ban);
    return isAmong(target.target, network) || isAmong(ban.target, target.network);
  });
}

function suspendedAs(state: State, name: string, users: readonly User[], at: number): Banned | undefined {
  const account = accountOf(state, name) ?? accountOf(state, users[0]?.identity.account ?? '');
  const suspended = account && suspensionOf(account, at);
  return suspended && { ...suspended, of: 'account', target: account.name };
}

function asRow(ban: Ban): Banned {
  return { ...ban, of: readNetwork(ban.target) === undefined ? 'mask' : 'network' };
}
