import { fold } from '@salon/protocol';
import { accountOf } from '../accounts/registry.ts';
import { withAudit } from '../audit.ts';
import { type AnyoneScene, type CommandSpec, refuse } from '../commands/spec.ts';
import { confirmationOfText } from '../confirmation.ts';
import { serverSession } from '../session.ts';
import { hasPrivilege } from '../state/user.ts';
import type { SaidRemoved } from './effect.ts';
import type { RemoveSaid } from './signal.ts';

/**
 * All that an account said is removed from the history: an operator of the server wants it who may, or, where the
 * settings let her, its owner. Nobody else is told: to show the removal of each message would be a flood.
 */
export const removeSaid: CommandSpec<RemoveSaid> = {
  by: 'anyone',
  run(scene, command) {
    const { state, at, session, user, settings } = scene;
    const account = accountOf(state, command.account)?.name ?? command.account;
    const isHers = account === user?.identity.account;
    const keeps = keepsHistory(scene);
    if (!keeps && !isHers) return refuse(scene, { code: 'privilege-needed' });
    if (!keeps && !settings.history.ownRemovable) return refuse(scene, { code: 'removal-closed' });
    const { seconds } = command;
    const confirm = confirmationOfText(`remove ${fold(account, 'ascii')} ${seconds ?? 'all'}`);
    if (session !== serverSession && command.confirm !== confirm) {
      return refuse(scene, { code: 'removal-unconfirmed', account, seconds, confirm });
    }
    const since = seconds === undefined ? 0 : at - seconds * 1000;
    const removed: SaidRemoved = { type: 'said-removed', at, session, account, since };
    return user === undefined || isHers ? [removed] : withAudit({ ...scene, user }, command, [removed]);
  },
};

function keepsHistory({ session, user }: AnyoneScene): boolean {
  return session === serverSession || (user !== undefined && hasPrivilege(user, 'history'));
}
