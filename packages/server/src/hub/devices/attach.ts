import type { UserScene } from '../commands/spec.ts';
import type { Effect, Entered } from '../effect.ts';
import { addDevice } from '../state/state.ts';
import type { Device } from './device.ts';
import { settleAway } from './settle-away.ts';

/** Until when a device was here before. */
export type Missed = Pick<Entered, 'missedSince'>;

/**
 * A newcomer is another session of a user who is here. She is told which channels she is in; nobody else sees that she
 * came, unless she was away from all her other devices and is not from this one.
 */
export function attach(scene: UserScene, device: Device, missed: Missed): readonly Effect[] {
  const { state, at, session, user } = scene;
  addDevice(state, user, device);
  user.aloneSince = undefined;
  const { identity: who, modes } = user;
  const rooms = [...user.channels].map(({ name }) => name);
  return [
    { type: 'entered', at, session, who, via: device.via, modes, rooms, ...missed },
    ...settleAway(scene, user),
  ];
}
