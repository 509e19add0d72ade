import { fold, nickFault } from '@salon/protocol';
import { whoseNickIsIt } from '../accounts/nicks.ts';
import { whatKeepsFromNick } from '../bans/keep-out.ts';
import type { Effect } from '../effect.ts';
import { memoriesOf } from '../history/memory.ts';
import { changedIdentity } from '../identity.ts';
import type { Rename } from '../signal.ts';
import { sharersOf } from '../state/sharers.ts';
import { rememberGone, userOf } from '../state/state.ts';
import { type CommandSpec, refuse } from './spec.ts';
import { nowOffline, nowOnline } from './watched.ts';

/** A user takes another nick. The same nick in another case is hers already; the very same changes nothing. */
export const rename = {
  by: 'user',
  run(scene, { nick }) {
    const { state, user } = scene;
    const fault = nickFault(nick, scene.settings.nickCharsMax);
    if (fault !== undefined) return refuse(scene, { code: 'nick-invalid', nick, fault });
    const owner = userOf(state, nick);
    if (owner !== undefined && owner !== user) return refuse(scene, { code: 'nick-taken', nick });
    const who = user.identity;
    if (nick === who.nick) return [];
    const refusal =
      (owner === undefined && whoseNickIsIt(state, nick, who.account)) ||
      whatKeepsFromNick(state, user, nick);
    if (refusal) return refuse(scene, refusal);

    // The same nick in another case is not gone.
    if (owner === undefined) rememberGone(state, user);
    state.nicks.delete(fold(who.nick, state.casemapping));
    state.nicks.set(fold(nick, state.casemapping), user);
    user.identity = changedIdentity(who, { nick });
    const to = sharersOf(user, user.sessions);
    const effects: Effect[] = [
      {
        type: 'renamed',
        at: scene.at,
        to,
        origin: scene.session,
        who,
        nick,
        subject: user.sessions,
        history: memoriesOf(state, user),
      },
    ];
    // To who watches it, the same nick in another case is the same.
    if (owner !== user) effects.push(...nowOffline(scene, who.nick), ...nowOnline(scene, user.identity));
    return effects;
  },
} satisfies CommandSpec<Rename>;
