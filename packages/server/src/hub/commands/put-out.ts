import { noteSeen } from '../devices/seen.ts';
import type { Effect } from '../effect.ts';
import { memoriesOf } from '../history/memory.ts';
import { reports } from '../report.ts';
import type { User } from '../state/model.ts';
import { sharersOf } from '../state/sharers.ts';
import { removeUser } from '../state/state.ts';
import type { Scene } from './spec.ts';
import { nowOffline } from './watched.ts';

/** Ends all sessions of some users, as when they leave; operators who listen are told so. */
export function sendAway(scene: Scene, victims: readonly User[], reason: string): readonly Effect[] {
  const gone = putAllOut(scene, victims, reason);
  return [
    ...gone,
    ...victims.flatMap(({ identity: who }) => reports(scene.state, { what: 'left', who, reason })),
  ];
}

/** Ends all sessions of a user. Those who shared a channel with her see the reason, and so does she. */
export function putOut(scene: Scene, victim: User, reason: string): readonly Effect[] {
  return putAllOut(scene, [victim], reason);
}

/** Ends all sessions of some users at once: none of them sees the others go. */
export function putAllOut(scene: Scene, victims: readonly User[], reason: string): readonly Effect[] {
  const { state, at, session: origin } = scene;
  const sharers = victims.map(victim => sharersOf(victim, []));
  const memories = victims.map(victim => memoriesOf(state, victim));
  const seen = victims.flatMap(victim => noteSeen(scene, victim, victim.devices));
  for (const victim of victims) removeUser(state, victim);
  const gone = victims.flatMap(({ identity: who, devices }, index): readonly Effect[] => {
    const to = (sharers[index] ?? []).filter(session => state.sessions.has(session));
    return [
      { type: 'left', at, to, origin, who, reason, history: memories[index] ?? [] },
      ...nowOffline(scene, who.nick),
      ...devices.map(({ session, via }) => ({ type: 'dismissed', at, session, who, via, reason }) as const),
    ];
  });
  return [...gone, ...seen];
}
