import { type AnyoneScene, type CommandSpec, refuse } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import { kept } from '../kept/key.ts';
import type { RemoveAccount } from '../signal.ts';
import type { Account } from './account.ts';
import { logOut } from './log-in.ts';
import { managedAccount } from './manage.ts';
import { dropAccount } from './registry.ts';

/** An account is no more: its nicks are free, and who was logged in to it is so no longer. */
export const removeAccount: CommandSpec<RemoveAccount> = {
  by: 'anyone',
  run(scene, command) {
    const account = managedAccount(scene, command);
    return 'code' in account ? refuse(scene, account) : removeAccounts(scene, [account]);
  },
};

/** Takes accounts away, whoever wants it. */
export function removeAccounts(
  scene: Pick<AnyoneScene, 'state' | 'settings' | 'at' | 'session'>,
  accounts: readonly Account[],
): readonly Effect[] {
  const { state, at, session } = scene;
  return accounts.flatMap((account): readonly Effect[] => {
    const { name, credential } = account;
    dropAccount(state, account);
    const users = [...state.users.values()].filter(user => user.identity.account === name);
    return [
      kept(scene, 'account', name),
      { type: 'account-removed', at, session, account: name, credential },
      ...users.flatMap(user => logOut(scene, user)),
    ];
  });
}
