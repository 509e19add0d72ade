import { audited } from '../audit.ts';
import { endOne } from '../commands/leave.ts';
import { type AnyoneScene, type CommandSpec, refuse } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import type { SessionId } from '../session.ts';
import type { User } from '../state/model.ts';
import { isKeeper } from './manage.ts';
import type { EndSession } from './signal.ts';

/**
 * A session of the user's own account is ended from another one, as after a device was lost; who keeps accounts may end
 * any.
 */
export const endSession: CommandSpec<EndSession> = {
  by: 'anyone',
  run(scene, { target }) {
    const { state, user } = scene;
    const owner = state.sessions.get(target);
    const account = user?.identity.account;
    const isHers = owner === user || (account !== undefined && owner?.identity.account === account);
    if (owner === undefined || !(isHers || isKeeper(scene))) {
      return refuse(scene, { code: 'no-such-session', target });
    }
    const { nick } = owner.identity;
    const ended = endOther(scene, owner, target);
    if (isHers || user === undefined) return ended;
    return [...ended, audited(scene, user, 'end-session', { target: nick, detail: `session ${target}` })];
  },
};

function endOther(scene: AnyoneScene, owner: User, target: SessionId): readonly Effect[] {
  const { settings, at, session, user } = scene;
  const reason = `Logged out by ${user?.identity.nick ?? settings.serverName}`;
  return [{ type: 'session-ended', at, session, target }, ...endOne(scene, owner, target, reason)];
}
