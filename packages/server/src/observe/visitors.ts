import type { Effect } from '../hub/effect.ts';
import type { SessionId } from '../hub/session.ts';
import type { Session } from '../sessions/session.ts';
import type { Logger } from './logger.ts';

/** Logs who came and from where in truth, who left and why. */
export function visitorsLogger(
  logger: Logger,
  sessions: ReadonlyMap<SessionId, Session>,
): (effect: Effect) => void {
  return effect => {
    if (effect.type === 'entered') {
      const { nick, host: shown } = effect.who;
      const host = sessions.get(effect.session)?.origin.host ?? shown;
      const from = host === shown ? host : `${host}, shown as ${shown}`;
      logger.info(
        { nick, host, shown, door: effect.via },
        `${nick} came by the ${effect.via} door from ${from}`,
      );
    } else if (effect.type === 'renamed') {
      const { nick } = effect.who;
      logger.info({ nick, to: effect.nick }, `${nick} is now ${effect.nick}`);
    } else if (effect.type === 'dismissed') {
      const { nick, host } = effect.who;
      logger.info({ nick, host, door: effect.via }, `${nick} left: ${effect.reason.replace(/: $/, '')}`);
    }
  };
}
