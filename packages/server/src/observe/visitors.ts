import type { Effect } from '../hub/effect.ts';
import type { Logger } from './logger.ts';

/** Logs who came, who left and why. */
export function visitorsLogger(logger: Logger): (effect: Effect) => void {
  return effect => {
    if (effect.type === 'entered') {
      const { nick, host } = effect.who;
      logger.info({ nick, host, door: effect.via }, `${nick} came by the ${effect.via} door from ${host}`);
    } else if (effect.type === 'renamed') {
      const { nick } = effect.who;
      logger.info({ nick, to: effect.nick }, `${nick} is now ${effect.nick}`);
    } else if (effect.type === 'dismissed') {
      const { nick, host } = effect.who;
      logger.info({ nick, host, door: effect.via }, `${nick} left: ${effect.reason.replace(/: $/, '')}`);
    }
  };
}
