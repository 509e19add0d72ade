import type { Effect } from '../effect.ts';
import { reports } from '../report.ts';
import type { User } from '../state/model.ts';
import { sharersOf } from '../state/sharers.ts';
import { removeUser } from '../state/state.ts';
import type { Scene } from './spec.ts';
import { nowOffline } from './watched.ts';

/** Ends all sessions of a user, as when she leaves; operators who listen are told so. */
export function sendAway(scene: Scene, victim: User, reason: string): readonly Effect[] {
  const { identity: who } = victim;
  return [...putOut(scene, victim, reason), ...reports(scene.state, { what: 'left', who, reason })];
}

/** Ends all sessions of a user. Those who shared a channel with her see the reason, and so does she. */
export function putOut(scene: Scene, victim: User, reason: string): readonly Effect[] {
  const { state, at, session: origin } = scene;
  const { identity: who, via, sessions } = victim;
  const to = sharersOf(victim, []);
  removeUser(state, victim);
  return [
    { type: 'left', at, to, origin, who, reason },
    ...nowOffline(scene, who.nick),
    ...sessions.map(session => ({ type: 'dismissed', at, session, who, via, reason }) as const),
  ];
}
