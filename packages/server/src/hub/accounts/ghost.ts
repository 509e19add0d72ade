import { nickFault } from '@salon/protocol';
import { sendAway } from '../commands/put-out.ts';
import { rename } from '../commands/rename.ts';
import { type CommandSpec, refuse } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import { userOf } from '../state/state.ts';
import { ownerOf } from './registry.ts';
import type { Ghost } from './signal.ts';

/** The owner of a nick puts out whoever has it, mostly herself on a connection that is gone, and may take it then. */
export const ghost: CommandSpec<Ghost> = {
  by: 'user',
  run(scene, { nick, regain }) {
    const { state, at, session, user, settings } = scene;
    const { account } = user.identity;
    if (account === undefined) return refuse(scene, { code: 'login-needed' });
    if (ownerOf(state, nick)?.name !== account) return refuse(scene, { code: 'nick-not-grouped', nick });
    const fault = nickFault(nick, settings.nickCharsMax);
    if (fault !== undefined) return refuse(scene, { code: 'nick-invalid', nick, fault });
    const holder = userOf(state, nick);
    if (holder === user && (!regain || nick === user.identity.nick))
      return refuse(scene, { code: 'nick-worn', nick });
    if (holder === undefined && !regain) return refuse(scene, { code: 'no-such-nick', nick });
    const effects: Effect[] = [];
    if (holder !== undefined && holder !== user) {
      effects.push(...sendAway(scene, [holder], `Ghosted by ${user.identity.nick}`));
      effects.push({ type: 'ghosted', at, session, nick });
    }
    return regain ? [...effects, ...rename.run(scene, { type: 'rename', nick })] : effects;
  },
};
