import { clipText } from '@salon/protocol';
import { leaveAlone, staysOn } from '../devices/always-on.ts';
import { noteSeen } from '../devices/seen.ts';
import { settleAway } from '../devices/settle-away.ts';
import type { Effect } from '../effect.ts';
import type { SessionId } from '../session.ts';
import type { Leave } from '../signal.ts';
import type { User } from '../state/model.ts';
import { removeDevice } from '../state/state.ts';
import { sendAway } from './put-out.ts';
import type { CommandSpec, Scene } from './spec.ts';

/** A session ends; with her last session the user is gone. */
export const leave: CommandSpec<Leave> = {
  by: 'user',
  run: (scene, { reason }) => endOne(scene, scene.user, scene.session, reason),
};

/** Ends one session of a user, whoever wants so. */
export function endOne(scene: Scene, user: User, session: SessionId, reason: string): readonly Effect[] {
  return endSome(scene, [{ user, sessions: [session] }], reason);
}

/** Sessions of a user that are to end. */
export interface Ending {
  readonly user: User;
  readonly sessions: readonly SessionId[];
}

/**
 * Ends some sessions of some users, whoever wants so. Who has others, or stays without any, is not gone, and nobody else
 * sees it, unless she is away now.
 */
export function endSome(scene: Scene, endings: readonly Ending[], givenReason: string): readonly Effect[] {
  const { state, at, settings } = scene;
  const reason = clipText(givenReason, settings.kickBytesMax);
  const isLast = ({ user, sessions }: Ending) => sessions.length === user.sessions.length;
  const isGoing = (ending: Ending) => isLast(ending) && !staysOn(state, ending.user);
  const leavers = endings.filter(isGoing).map(({ user }) => user);
  const others = endings.filter(ending => !isGoing(ending));
  const dismissed: Effect[] = [];
  const seen: Effect[] = [];
  for (const { user, sessions } of others) {
    const { identity: who } = user;
    const ending = user.devices.filter(device => sessions.includes(device.session));
    seen.push(...noteSeen(scene, user, ending));
    for (const { session, via } of ending) {
      removeDevice(state, user, session);
      dismissed.push({ type: 'dismissed', at, session, who, via, reason });
    }
    if (user.sessions.length === 0) leaveAlone(state, user);
  }
  return [
    ...sendAway(scene, leavers, reason),
    ...others.flatMap(({ user }) => settleAway(scene, user)),
    ...dismissed,
    ...seen,
  ];
}
