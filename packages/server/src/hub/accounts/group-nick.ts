import { fold } from '@salon/protocol';
import { type CommandSpec, refuse, type UserScene } from '../commands/spec.ts';
import { kept } from '../kept/key.ts';
import type { Refusal } from '../refusal.ts';
import { type Account, nicksOf } from './account.ts';
import { accountOf, ownerOf, ownerOfAnyLikes, putAccount } from './registry.ts';
import { removeOverdue } from './remove-account.ts';
import type { GroupNick } from './signal.ts';

/** The nick that a user has belongs to her account from now on, or a nick of it does not any more. */
export const groupNick: CommandSpec<GroupNick> = {
  by: 'user',
  run(scene, { on, nick }) {
    const { state, at, session, user } = scene;
    const account = accountOf(state, user.identity.account ?? '');
    if (account === undefined) return refuse(scene, { code: 'login-needed' });
    const isSame = (own: string) => fold(own, state.casemapping) === fold(nick, state.casemapping);
    const refusal = on ? whatForbidsMore(scene, account, nick) : whatForbidsLess(account, nick, isSame);
    if (refusal !== undefined) return refuse(scene, refusal);
    const nicks = on ? [...account.nicks, user.identity.nick] : account.nicks.filter(own => !isSame(own));
    // Whose owner came too late is in the way no longer.
    const overdue = removeOverdue(scene);
    putAccount(state, { ...account, nicks });
    return [
      ...overdue,
      kept(scene, 'account', account.name),
      { type: 'nick-grouped', at, session, account: account.name, nick, on },
    ];
  },
};

function whatForbidsMore(
  { state, user, settings }: UserScene,
  account: Account,
  nick: string,
): Refusal | undefined {
  if (fold(user.identity.nick, state.casemapping) !== fold(nick, state.casemapping)) {
    return { code: 'nick-not-worn', nick };
  }
  const owner = ownerOf(state, nick);
  if (owner !== undefined) {
    return owner === account ? { code: 'nick-grouped', nick } : { code: 'account-taken', account: nick };
  }
  const alike = ownerOfAnyLikes(state, nick);
  if (alike !== undefined && alike !== account) return { code: 'account-lookalike', account: nick };
  const max = settings.nicksPerAccountMax;
  return nicksOf(account).length >= max ? { code: 'too-many-nicks', max } : undefined;
}

function whatForbidsLess(
  account: Account,
  nick: string,
  isSame: (own: string) => boolean,
): Refusal | undefined {
  if (isSame(account.name)) return { code: 'nick-is-account', nick };
  return account.nicks.some(isSame) ? undefined : { code: 'nick-not-grouped', nick };
}
