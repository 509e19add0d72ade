import { isVerified } from '../accounts/account.ts';
import { accountOf, usersOf } from '../accounts/registry.ts';
import { vhostsOpen } from '../bans/defcon.ts';
import type { Scene, UserScene } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import type { Refusal } from '../refusal.ts';
import type { VhostDecision } from './effect.ts';
import { vhostOf } from './registry.ts';
import type { Vhost } from './vhost.ts';

/**
 * The vhost of a user's own account, if she may change anything of it: the one place that says who may not, and when.
 * Operators who keep vhosts go by `vhostToChange`, whatever is forbidden to users.
 */
export function ownVhost({ state, user }: UserScene): Vhost | Refusal {
  const { account } = user.identity;
  if (account === undefined) return { code: 'login-needed' };
  if (!vhostsOpen(state)) return { code: 'vhosts-closed' };
  const vhost = vhostOf(state, account);
  return vhost.forbidden ? { code: 'vhosts-forbidden', account } : vhost;
}

/** The vhost of an account that an operator of the server wants to change, however its name is written. */
export function vhostToChange({ state }: UserScene, name: string): Vhost | Refusal {
  const account = accountOf(state, name);
  if (account === undefined) return { code: 'no-such-account', account: name };
  if (!isVerified(account)) return { code: 'account-unverified', account: account.name };
  return vhostOf(state, account.name);
}

/** Says to who wanted it what is other now, and to all others who are logged in to the account. */
export function tellOfVhost(scene: Scene, account: string, change: VhostDecision): readonly Effect[] {
  const { state, at, session } = scene;
  const others = usersOf(state, account)
    .flatMap(({ sessions }) => sessions)
    .filter(other => other !== session);
  return [
    { type: 'vhost-changed', at, session, account, change },
    ...others.map(other => ({ type: 'vhost-news', at, session: other, account, change }) as const),
  ];
}
