import { endOne } from '../commands/leave.ts';
import { type CommandSpec, refuse } from '../commands/spec.ts';
import type { EndSession } from '../signal.ts';
import { isKeeper } from './manage.ts';

/** A session of the user's own account is ended from another one, as after a device was lost. */
export const endSession: CommandSpec<EndSession> = {
  by: 'user',
  run(scene, { target }) {
    const { state, at, session, user } = scene;
    const owner = state.sessions.get(target);
    const { account } = user.identity;
    const isHers = owner === user || (account !== undefined && owner?.identity.account === account);
    if (owner === undefined || !(isHers || isKeeper(scene))) {
      return refuse(scene, { code: 'no-such-session', target });
    }
    const reason = `Logged out by ${user.identity.nick}`;
    return [{ type: 'session-ended', at, session, target }, ...endOne(scene, owner, target, reason)];
  },
};
