import { fold, nickFault } from '@salon/protocol';
import { changedIdentity } from '../identity.ts';
import type { Rename } from '../signal.ts';
import { rememberGone, userOf } from '../state/state.ts';
import { sharersOf } from '../state/user.ts';
import { type CommandSpec, refuse } from './spec.ts';

/** A user takes another nick. The same nick in another case is hers already; the very same changes nothing. */
export const rename: CommandSpec<Rename> = {
  by: 'user',
  run(scene, { nick }) {
    const { state, user } = scene;
    const fault = nickFault(nick, scene.settings.nickCharsMax);
    if (fault !== undefined) return refuse(scene, { code: 'nick-invalid', nick, fault });
    const owner = userOf(state, nick);
    if (owner !== undefined && owner !== user) return refuse(scene, { code: 'nick-taken', nick });
    const who = user.identity;
    if (nick === who.nick) return [];

    rememberGone(state, user);
    state.nicks.delete(fold(who.nick));
    state.nicks.set(fold(nick), user);
    user.identity = changedIdentity(who, { nick });
    const to = sharersOf(user, user.sessions);
    return [{ type: 'renamed', at: scene.at, to, origin: scene.session, who, nick, subject: user.sessions }];
  },
};
