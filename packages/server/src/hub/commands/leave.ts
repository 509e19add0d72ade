import { clipText } from '@salon/protocol';
import type { Effect } from '../effect.ts';
import { reports } from '../report.ts';
import type { Leave } from '../signal.ts';
import { sharersOf } from '../state/sharers.ts';
import { removeSession, removeUser } from '../state/state.ts';
import type { CommandSpec } from './spec.ts';
import { nowOffline } from './watched.ts';

/** A session ends; with her last session the user is gone. */
export const leave = {
  by: 'user',
  run(scene, command) {
    const { state, user, session, at, settings } = scene;
    const reason = clipText(command.reason, settings.kickBytesMax);
    const effects: Effect[] = [];
    if (user.sessions.length === 1) {
      effects.push({
        type: 'left',
        at,
        to: sharersOf(user, []),
        origin: session,
        who: user.identity,
        reason,
      });
      removeUser(state, user);
      effects.push(...reports(state, { what: 'left', who: user.identity, reason }));
      effects.push(...nowOffline(scene, user.identity.nick));
    } else {
      user.sessions = user.sessions.filter(other => other !== session);
      for (const channel of user.channels) channel.audience = undefined;
      removeSession(state, session);
    }
    effects.push({ type: 'dismissed', at, session, who: user.identity, via: user.via, reason });
    return effects;
  },
} satisfies CommandSpec<Leave>;
