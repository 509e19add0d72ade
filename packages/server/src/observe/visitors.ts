import type { Effect } from '../hub/effect.ts';
import type { Logger } from './logger.ts';

/** Logs who came, who left and why. */
export function visitorsLogger(logger: Logger): (effect: Effect) => void {
  return effect => {
    if (effect.type === 'entered') {
      logger.info({ host: effect.who.host, door: effect.via }, `${effect.who.nick} came`);
    } else if (effect.type === 'renamed') {
      logger.info(`${effect.who.nick} is now ${effect.nick}`);
    } else if (effect.type === 'dismissed') {
      logger.info({ host: effect.who.host, door: effect.via }, `${effect.who.nick} left: ${effect.reason}`);
    }
  };
}
