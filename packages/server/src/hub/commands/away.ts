import { clipText } from '@salon/protocol';
import { settleAway } from '../devices/settle-away.ts';
import type { Away } from '../signal.ts';
import type { CommandSpec } from './spec.ts';

/** A user goes away from one of her devices with a message, or is back. */
export const away: CommandSpec<Away> = {
  by: 'user',
  run(scene, command) {
    const { user, at, session, settings } = scene;
    const message = clipText(command.message ?? '', settings.awayBytesMax) || undefined;
    const away = message === undefined ? undefined : { message, at };
    user.devices = user.devices.map(device => (device.session === session ? { ...device, away } : device));
    return [{ type: 'away-set', at, session, message }, ...settleAway(scene, user)];
  },
};
