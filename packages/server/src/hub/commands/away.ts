import { clipText } from '@salon/protocol';
import type { Away } from '../signal.ts';
import type { CommandSpec } from './spec.ts';

/** A user goes away with a message, or is back. */
export const away: CommandSpec<Away> = {
  by: 'user',
  run({ user, at, session, settings }, command) {
    const message = clipText(command.message ?? '', settings.awayBytesMax) || undefined;
    user.away = message;
    return [{ type: 'away-set', at, session, message }];
  },
};
