import { stripControls } from '@salon/protocol';
import type { Effect } from '../hub/effect.ts';
import type { Logger } from './logger.ts';

/** Logs who became an operator of the server, who failed to, and what operators did. */
export function operatorsLogger(logger: Logger): (effect: Effect) => void {
  return effect => {
    switch (effect.type) {
      case 'opered': {
        const { nick, host } = effect.who;
        const { name } = effect;
        logger.info({ nick, host, name }, `${nick} is an operator of the server now, as ${name}`);
        break;
      }
      case 'oper-failed': {
        const { nick } = effect.who;
        const { address, host } = effect.origin;
        const name = stripControls(effect.name);
        logger.warn(
          { nick, address, host, name },
          `${nick} from ${host} failed to become an operator of the server as ${name}`,
        );
        break;
      }
      case 'audited': {
        const { oper, who, action, target, detail } = effect;
        if (toldOtherwise.has(action)) break;
        logger.info(
          { oper, nick: who.nick, host: who.host, action, target, detail: stripControls(detail) },
          `${who.nick}, as ${oper}: ${action} ${stripControls(target)}`.trimEnd(),
        );
        break;
      }
      case 'killed':
        logger.info(
          { nick: effect.nick, by: effect.by.nick },
          `${effect.by.nick} killed ${effect.nick}: ${effect.reason}`,
        );
        break;
      case 'rehashing':
        logger.info({ by: effect.by.nick }, `${effect.by.nick} has the settings read anew`);
        break;
      case 'dying':
        logger.info({ by: effect.by.nick }, `${effect.by.nick} stops the server`);
        break;
    }
  };
}

/** What the log has in words of its own. */
const toldOtherwise: ReadonlySet<string> = new Set(['oper', 'oper-failed', 'kill', 'rehash', 'die']);
