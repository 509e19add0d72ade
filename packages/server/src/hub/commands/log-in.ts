import { changedIdentity } from '../identity.ts';
import type { LogIn } from '../signal.ts';
import { sharersOf } from '../state/sharers.ts';
import type { CommandSpec } from './spec.ts';
import { alsoToWatchers } from './watched.ts';

/** A user is logged in to an account, or to none any more. That it is hers was proved before the signal. */
export const logIn: CommandSpec<LogIn> = {
  by: 'user',
  run(scene, { account }) {
    const { user, at, session } = scene;
    if (user.identity.account === account) return [];
    user.identity = changedIdentity(user.identity, { account });
    const to = sharersOf(user, user.sessions);
    const changed = { type: 'account-changed', at, to, origin: session, who: user.identity } as const;
    return alsoToWatchers(scene, user, changed);
  },
};
