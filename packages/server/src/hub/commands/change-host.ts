import { isHostName } from '@salon/protocol';
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
  run(scene, { nick, host }) {
    const { state, user } = scene;
    if (!isHostName(host)) return refuse(scene, { code: 'host-invalid', host });
    if (!hasPrivilege(user, 'hosts')) return refuse(scene, { code: 'privilege-needed' });
    const target = userOf(state, nick);
    if (target === undefined) return refuse(scene, { code: 'no-such-nick', nick });
    target.hostGiven = host === ownHostOf(state, target) ? undefined : host;
    return wear(scene, target);
  },
};
