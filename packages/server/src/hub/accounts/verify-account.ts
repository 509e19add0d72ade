import { type CommandSpec, refuse } from '../commands/spec.ts';
import { kept } from '../kept/key.ts';
import { type Account, isVerified } from './account.ts';
import { logInto, whatKeepsOut } from './log-in.ts';
import { accountOf, putAccount } from './registry.ts';
import type { VerifyAccount } from './signal.ts';

/** The owner of an account has shown that an address is hers. She is logged in, if she is a user who is not yet. */
export const verifyAccount: CommandSpec<VerifyAccount> = {
  by: 'anyone',
  run(scene, { account: name }) {
    const { state, at, session, user } = scene;
    const found = accountOf(state, name);
    if (found === undefined) return refuse(scene, { code: 'no-such-account', account: name });
    if (isVerified(found)) return refuse(scene, { code: 'account-verified', account: found.name });
    const { verifyUntil: _done, ...account }: Account = found;
    putAccount(state, account);
    const isGuest = user !== undefined && user.identity.account === undefined;
    return [
      kept(scene, 'account', account.name),
      { type: 'account-verified', at, session, account: account.name },
      ...(isGuest && whatKeepsOut(state, account.name) === undefined
        ? logInto({ ...scene, user }, account.name)
        : []),
    ];
  },
};
