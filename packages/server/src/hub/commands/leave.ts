import { clipText } from '@salon/protocol';
import type { Effect } from '../effect.ts';
import { memoriesOf } from '../history/memory.ts';
import { reports } from '../report.ts';
import type { SessionId } from '../session.ts';
import type { Leave } from '../signal.ts';
import type { User } from '../state/model.ts';
import { sharersOf } from '../state/sharers.ts';
import { removeSession, removeUser } from '../state/state.ts';
import type { CommandSpec, Scene } from './spec.ts';
import { nowOffline } from './watched.ts';

/** A session ends; with her last session the user is gone. */
export const leave: CommandSpec<Leave> = {
  by: 'user',
  run: (scene, { reason }) => endOne(scene, scene.user, scene.session, reason),
};

/** Ends one session of a user, whoever wants so. */
export function endOne(scene: Scene, user: User, session: SessionId, givenReason: string): readonly Effect[] {
  const { state, session: origin, at, settings } = scene;
  const { identity: who, via } = user;
  const reason = clipText(givenReason, settings.kickBytesMax);
  const effects: Effect[] = [];
  if (user.sessions.length === 1) {
    effects.push({
      type: 'left',
      at,
      to: sharersOf(user, []),
      origin,
      who,
      reason,
      history: memoriesOf(state, user),
    });
    removeUser(state, user);
    effects.push(...reports(state, { what: 'left', who, reason }));
    effects.push(...nowOffline(scene, who.nick));
  } else {
    user.sessions = user.sessions.filter(other => other !== session);
    for (const channel of user.channels) channel.audience = undefined;
    removeSession(state, session);
  }
  effects.push({ type: 'dismissed', at, session, who, via, reason });
  return effects;
}
