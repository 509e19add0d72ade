import { isHostName } from '@salon/protocol';
import { withAudit } from '../audit.ts';
import { changedIdentity } from '../identity.ts';
import type { ChangeHost } from '../signal.ts';
import { sharersOf } from '../state/sharers.ts';
import { userOf } from '../state/state.ts';
import { hasPrivilege } from '../state/user.ts';
import { type CommandSpec, refuse } from './spec.ts';
import { alsoToWatchers } from './watched.ts';

/** An operator of the server gives someone another host to be seen with. */
export const changeHost: CommandSpec<ChangeHost> = {
  by: 'user',
  run(scene, command) {
    const { nick, host } = command;
    if (!isHostName(host)) return refuse(scene, { code: 'host-invalid', host });
    if (!hasPrivilege(scene.user, 'hosts')) return refuse(scene, { code: 'privilege-needed' });
    const target = userOf(scene.state, nick);
    if (target === undefined) return refuse(scene, { code: 'no-such-nick', nick });
    const who = target.identity;
    if (host === who.host) return [];

    target.identity = changedIdentity(who, { host });
    const to = sharersOf(target, target.sessions);
    const subject = target.sessions;
    const { at, session: origin } = scene;
    const changed = { type: 'host-changed', at, to, origin, who, user: who.user, host, subject } as const;
    return withAudit(scene, command, alsoToWatchers(scene, target, changed));
  },
};
