import { sendAway } from '../commands/put-out.ts';
import { type CommandSpec, refuse, type Scene } from '../commands/spec.ts';
import { noDevice } from '../devices/always-on.ts';
import { forgetDevices } from '../devices/seen.ts';
import type { Effect } from '../effect.ts';
import { kept } from '../kept/key.ts';
import { forgetMarkers } from '../markers/change.ts';
import { forgetAccountMetadata } from '../metadata/change.ts';
import { removeOwner } from '../registered/remove-owner.ts';
import { serverSession } from '../session.ts';
import { dropVhost } from '../vhosts/registry.ts';
import { type Account, isVerified } from './account.ts';
import { logOut } from './log-in.ts';
import { asKeeper, managedAccount } from './manage.ts';
import { dropAccount, overdueAccounts, usersOf } from './registry.ts';
import type { RemoveAccount } from './signal.ts';

/** An account is no more: its nicks are free, and who was logged in to it is so no longer. */
export const removeAccount: CommandSpec<RemoveAccount> = {
  by: 'anyone',
  run(scene, command) {
    const account = managedAccount(scene, command);
    return 'code' in account
      ? refuse(scene, account)
      : asKeeper(scene, command, account.name, () => removeAccounts(scene, [account]));
  },
};

/**
 * Takes away the accounts that nobody showed to be hers in time, before their nicks may become another one's. Whoever
 * comes next does so, and it is not her doing.
 */
export function removeOverdue(scene: Omit<Scene, 'session'>): readonly Effect[] {
  return removeAccounts({ ...scene, session: serverSession }, overdueAccounts(scene.state));
}

/** Takes accounts away, whoever wants it. */
function removeAccounts(scene: Scene, accounts: readonly Account[]): readonly Effect[] {
  const { state, at, session } = scene;
  return accounts.flatMap((account): readonly Effect[] => {
    const { name, credential } = account;
    dropAccount(state, account);
    const users = usersOf(state, name);
    return [
      kept(scene, 'account', name),
      ...dropVhost(scene, name),
      { type: 'account-removed', at, session, account: name, credential },
      // Nobody could give an account access to a channel that was never verified.
      ...(isVerified(account) ? removeOwner(scene, name) : []),
      ...users.flatMap(user =>
        user.sessions.length === 0 ? sendAway(scene, [user], noDevice) : logOut(scene, user),
      ),
      ...forgetAccountMetadata(scene, name),
      ...forgetMarkers(scene, name),
      ...forgetDevices(scene, name),
    ];
  });
}
