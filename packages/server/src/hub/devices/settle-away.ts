import type { Scene } from '../commands/spec.ts';
import { alsoToWatchers } from '../commands/watched.ts';
import type { Effect } from '../effect.ts';
import type { User } from '../state/model.ts';
import { sharersOf } from '../state/sharers.ts';
import { awayAlone } from './always-on.ts';
import { awayFromAll } from './device.ts';

/**
 * Lets a user be away as her devices say together, and shows it if that is new. Her other sessions are told too: it
 * was not they who changed it.
 */
export function settleAway(scene: Scene, user: User): readonly Effect[] {
  const { devices, away } = user;
  return setAway(scene, user, devices.length === 0 ? awayAlone(scene.state, away) : awayFromAll(devices));
}

/** Lets a user be away with a message, or be back, and shows it if that is new. */
function setAway(scene: Scene, user: User, message: string | undefined): readonly Effect[] {
  if (message === user.away) return [];
  user.away = message;
  const { at, session: origin } = scene;
  const others = user.sessions.filter(session => session !== origin);
  const to = sharersOf(user, others);
  return alsoToWatchers(scene, user, {
    type: 'away-changed',
    at,
    to,
    origin,
    who: user.identity,
    message,
  });
}
