import { isChannelName, readStatusTarget } from '@salon/protocol';
import type { Say } from '../signal.ts';
import { saidOnce } from './once.ts';
import { sayToChannel } from './say-to-channel.ts';
import { sayToNick } from './say-to-nick.ts';
import type { CommandSpec } from './spec.ts';

/** A user speaks, to a channel or to a nick. Refused notices are refused in silence (RFC 2812, 3.3.2). */
export const say: CommandSpec<Say> = {
  by: 'user',
  run(scene, command) {
    const effects = saidOnce(scene, command, () =>
      isToChannel(command.target) ? sayToChannel(scene, command) : sayToNick(scene, command),
    );
    const silent = command.manner === 'notice' && effects.some(effect => effect.type === 'refused');
    return silent ? [] : effects;
  },
};

function isToChannel(target: string): boolean {
  return isChannelName(target) || readStatusTarget(target) !== undefined;
}
