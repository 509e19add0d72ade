import { isHostName } from '@salon/protocol';
import { withAudit } from '../audit.ts';
import type { ChangeHost } from '../signal.ts';
import { userOf } from '../state/state.ts';
import { hasPrivilege } from '../state/user.ts';
import { ownHostOf, wear } from '../vhosts/wear.ts';
import { type CommandSpec, refuse } from './spec.ts';

/**
 * An operator of the server gives someone another host to be seen with. It holds as long as she is here, whatever she
 * does with her account and its vhost; giving her what would be hers anyway takes it back.
 */
export const changeHost: CommandSpec<ChangeHost> = {
  by: 'user',
  run(scene, command) {
    const { state, user } = scene;
    const { nick, host } = command;
    if (!isHostName(host)) return refuse(scene, { code: 'host-invalid', host });
    if (!hasPrivilege(user, 'hosts')) return refuse(scene, { code: 'privilege-needed' });
    const target = userOf(state, nick);
    if (target === undefined) return refuse(scene, { code: 'no-such-nick', nick });
    target.hostGiven = host === ownHostOf(state, target) ? undefined : host;
    const effects = wear(scene, target);
    return effects.length === 0 ? effects : withAudit(scene, command, effects);
  },
};
