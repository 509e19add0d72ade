import { clipText } from '@salon/protocol';
import type { Effect } from '../effect.ts';
import type { Away } from '../signal.ts';
import { sharersOf } from '../state/sharers.ts';
import type { CommandSpec } from './spec.ts';
import { alsoToWatchers } from './watched.ts';

/** A user goes away with a message, or is back. */
export const away: CommandSpec<Away> = {
  by: 'user',
  run(scene, command) {
    const { user, at, session, settings } = scene;
    const message = clipText(command.message ?? '', settings.awayBytesMax) || undefined;
    const told: Effect = { type: 'away-set', at, session, message };
    if (message === user.away) return [told];
    user.away = message;
    const to = sharersOf(user, []);
    const changed = { type: 'away-changed', at, to, origin: session, who: user.identity, message } as const;
    return [told, ...alsoToWatchers(scene, user, changed)];
  },
};
