import { type Casemapping, fold, skeletonOf, skeletonsOf } from '@salon/protocol';
import type { SessionId } from '../session.ts';
import type { User } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { type Account, isVerified, nicksOf } from './account.ts';

/** All accounts. Only the functions below change the indexes, so that they agree. */
export interface Accounts {
  /** By folded name. */
  readonly byName: Map<string, Account>;
  /** Those whose owners have yet to show that an address is theirs, by folded name. */
  readonly unverified: Map<string, Account>;
  /** By what its secrets are known under outside of the hub. */
  readonly byCredential: Map<string, Account>;
  /** Whose a nick is, by folded nick. */
  readonly owners: Map<string, Account>;
  /** Who is logged in to an account, by its name as it is shown. */
  readonly users: Map<string, Set<User>>;
  /** Whose nicks look like this, by skeleton: of one account, unless who keeps accounts let another one look alike. */
  readonly lookalikes: Map<string, readonly Account[]>;
}

/** No accounts yet. */
export function noAccounts(): Accounts {
  return {
    byName: new Map(),
    unverified: new Map(),
    byCredential: new Map(),
    owners: new Map(),
    users: new Map(),
    lookalikes: new Map(),
  };
}

/** The account of a name, however it is written. Whose owner did not show in time that she may have it is none. */
export function accountOf(state: State, name: string): Account | undefined {
  return unlessOver(state.accounts.byName.get(fold(name, state.casemapping)), state.now);
}

/** The account whose secrets are known under this outside of the hub. */
export function accountOfCredential(state: State, credential: string): Account | undefined {
  return unlessOver(state.accounts.byCredential.get(credential), state.now);
}

/** The account to which a nick belongs, however it is written. */
export function ownerOf(state: State, nick: string): Account | undefined {
  return unlessOver(state.accounts.owners.get(fold(nick, state.casemapping)), state.now);
}

/** The account of which a nick, as it is written, looks like one of its nicks. */
export function ownerOfLikes(state: State, nick: string): Account | undefined {
  return ownerOfSkeleton(state, skeletonOf(nick, state.casemapping));
}

/** The account of which a nick looks like one of its nicks, or would if its own owner wrote it otherwise. */
export function ownerOfAnyLikes(state: State, nick: string): Account | undefined {
  const owners = skeletonsOf(nick, state.casemapping).map(skeleton => ownerOfSkeleton(state, skeleton));
  return owners.find(owner => owner !== undefined);
}

function ownerOfSkeleton({ accounts, now }: State, skeleton: string): Account | undefined {
  return accounts.lookalikes.get(skeleton)?.find(account => unlessOver(account, now) !== undefined);
}

/** The nick of an account that another nick looks like. */
export function likenessOf(account: Account, nick: string, mapping: Casemapping): string | undefined {
  const skeleton = skeletonOf(nick, mapping);
  return nicksOf(account).find(own => skeletonsOf(own, mapping).includes(skeleton));
}

/** Who is logged in to an account, whose name is as it is shown; who came in first stands first. */
export function usersOf({ accounts }: State, account: string): readonly User[] {
  const users = accounts.users.get(account);
  return users === undefined ? nobody : [...users].sort((one, other) => one.id - other.id);
}

const nobody: readonly User[] = [];

/** Notes that a user is logged in to the account of her identity, if she is to any. */
export function addToAccount({ users }: Accounts, user: User): void {
  const { account } = user.identity;
  if (account !== undefined) users.set(account, (users.get(account) ?? new Set()).add(user));
}

/** Notes that a user is logged in to the account of her identity no longer. */
export function takeFromAccount({ users }: Accounts, user: User): void {
  const { account } = user.identity;
  const others = account === undefined ? undefined : users.get(account);
  others?.delete(user);
  if (account !== undefined && others?.size === 0) users.delete(account);
}

/** Accounts that nobody showed to be hers in time. */
export function overdueAccounts(state: State): readonly Account[] {
  const waiting = [...state.accounts.unverified.values()];
  return waiting.filter(account => unlessOver(account, state.now) === undefined);
}

/** Puts an account into all indexes, in the place of the one of its name. Its nicks must be nobody else's. */
export function putAccount(state: State, account: Account): void {
  const { accounts, casemapping } = state;
  const before = accounts.byName.get(fold(account.name, casemapping));
  if (before !== undefined) removeNicks(accounts, before, casemapping);
  const key = fold(account.name, casemapping);
  accounts.byName.set(key, account);
  if (isVerified(account)) accounts.unverified.delete(key);
  else accounts.unverified.set(key, account);
  accounts.byCredential.set(account.credential, account);
  for (const nick of nicksOf(account)) {
    accounts.owners.set(fold(nick, casemapping), account);
    for (const skeleton of skeletonsOf(nick, casemapping)) {
      const alike = accounts.lookalikes.get(skeleton) ?? [];
      if (!alike.includes(account)) accounts.lookalikes.set(skeleton, [...alike, account]);
    }
  }
}

/** Takes an account out of all indexes. */
export function dropAccount({ accounts, casemapping }: State, account: Account): void {
  removeNicks(accounts, account, casemapping);
  accounts.byName.delete(fold(account.name, casemapping));
  accounts.unverified.delete(fold(account.name, casemapping));
  accounts.byCredential.delete(account.credential);
}

function removeNicks(accounts: Accounts, account: Account, mapping: Casemapping): void {
  for (const nick of nicksOf(account)) {
    accounts.owners.delete(fold(nick, mapping));
    for (const skeleton of skeletonsOf(nick, mapping)) {
      const others = (accounts.lookalikes.get(skeleton) ?? []).filter(other => other !== account);
      if (others.length > 0) accounts.lookalikes.set(skeleton, others);
      else accounts.lookalikes.delete(skeleton);
    }
  }
}

function unlessOver(account: Account | undefined, now: number): Account | undefined {
  return (account?.verifyUntil ?? Number.POSITIVE_INFINITY) <= now ? undefined : account;
}

/** The ids of the login tokens by which sessions of an account are logged in, where they are so by one. */
export function tokensInUse(state: State, account: string): ReadonlyMap<SessionId, string> {
  const devices = usersOf(state, account).flatMap(user => user.devices);
  return new Map(devices.flatMap(({ session, token }) => (token === undefined ? [] : [[session, token.id]])));
}
