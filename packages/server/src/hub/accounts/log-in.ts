import { banishUnspared } from '../bans/ban-someone.ts';
import { becomeOperatorByHerself, layDownWithAccount } from '../commands/oper.ts';
import { type CommandSpec, refuse, type UserScene } from '../commands/spec.ts';
import { alsoToWatchers } from '../commands/watched.ts';
import { whatCrowds } from '../devices/share.ts';
import type { Effect } from '../effect.ts';
import { changedIdentity } from '../identity.ts';
import { carryMarkers } from '../markers/change.ts';
import { carryOver } from '../metadata/change.ts';
import { metadataOf } from '../metadata/subject.ts';
import type { Refusal } from '../refusal.ts';
import { ranksAtLogin } from '../registered/ranks.ts';
import type { User } from '../state/model.ts';
import { sharersOf } from '../state/sharers.ts';
import { forgetTokens, type State, setToken } from '../state/state.ts';
import { wear } from '../vhosts/wear.ts';
import { isVerified, suspensionOf } from './account.ts';
import { accountOf, addToAccount, takeFromAccount } from './registry.ts';
import type { LogIn } from './signal.ts';

/** A user is logged in to an account, or to none any more. That it is hers was proved before the signal. */
export const logIn: CommandSpec<LogIn> = {
  by: 'user',
  run(scene, { account: name, credential, token }) {
    if (name === undefined) {
      const gone = banishUnspared(scene);
      return gone.length > 0 ? gone : logOut(scene, scene.user);
    }
    const { state, user } = scene;
    const isIn = user.identity.account === accountOf(state, name)?.name;
    const refusal = whatKeepsOut(state, name, credential) ?? (isIn ? undefined : whatCrowds(state, name));
    if (refusal !== undefined) return refuse(scene, refusal);
    const effects = logInto(scene, name);
    // Who came by a token and gives the password as well has not left the device for which the token stands.
    if (token !== undefined) setToken(user, scene.session, token);
    return effects;
  },
};

/**
 * Why an account cannot be logged in to now, if that is so. By whom it was proved with a credential, she is kept out of
 * every other account that has its name by now.
 */
export function whatKeepsOut(state: State, name: string, credential?: string): Refusal | undefined {
  const account = accountOf(state, name);
  if (account === undefined || (credential ?? account.credential) !== account.credential)
    return { code: 'no-such-account', account: name };
  if (!isVerified(account)) return { code: 'account-unverified', account: account.name };
  const suspended = suspensionOf(account, state.now);
  return suspended && { code: 'account-suspended', account: account.name, reason: suspended.reason };
}

/** Logs a user in to an account, which must be there. She is told so even when she was logged in to it before. */
export function logInto(scene: UserScene, name: string): readonly Effect[] {
  const { state, user, at } = scene;
  const account = accountOf(state, name)?.name ?? name;
  const changed = user.identity.account === account ? [] : changeAccount(scene, user, account);
  const who = user.identity;
  const told = user.sessions.map(session => ({ type: 'logged-in', at, session, who, account }) as const);
  return [
    ...changed,
    ...told,
    ...layDownWithAccount(scene, user),
    ...becomeOperatorByHerself(scene),
    ...ranksAtLogin(scene, user),
  ];
}

/** Logs a user out, if she is logged in. */
export function logOut(
  scene: Pick<UserScene, 'state' | 'at' | 'session' | 'settings'>,
  user: User,
): readonly Effect[] {
  if (user.identity.account === undefined) return [];
  const changed = changeAccount(scene, user, undefined);
  const who = user.identity;
  const told = user.sessions.map(session => ({ type: 'logged-out', at: scene.at, session, who }) as const);
  return [...changed, ...told, ...layDownWithAccount(scene, user)];
}

function changeAccount(
  scene: Pick<UserScene, 'state' | 'at' | 'session' | 'settings'>,
  user: User,
  account: string | undefined,
): readonly Effect[] {
  const before = metadataOf(scene.state, { user });
  // What stood for another account does not stand for this one.
  forgetTokens(user);
  takeFromAccount(scene.state.accounts, user);
  user.identity = changedIdentity(user.identity, { account });
  addToAccount(scene.state.accounts, user);
  const to = sharersOf(user, user.sessions);
  const { at, session: origin } = scene;
  const changed = { type: 'account-changed', at, to, origin, who: user.identity } as const;
  return [
    ...alsoToWatchers(scene, user, changed),
    ...carryOver(scene, user, before),
    ...carryMarkers(scene, user),
    ...wear(scene, user),
  ];
}
