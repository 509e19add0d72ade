import { randomBytes } from 'node:crypto';
import { type SessionId, serverSession } from '../hub/session.ts';
import type { Session } from '../sessions/session.ts';
import type { Logger } from './logger.ts';

/**
 * What happens when serving a session throws: the error goes into the log under an incident id, the session ends with
 * that id, and everyone else goes on. `tell` is for operators who listen.
 */
export function incidentHandler(
  logger: Logger,
  sessions: ReadonlyMap<SessionId, Session>,
  tell: (incident: string, nick: string | undefined) => void,
): (id: SessionId, error: unknown) => void {
  return (id, error) => {
    const incident = randomBytes(4).toString('hex');
    const session = sessions.get(id);
    logger.error({ incident, session: id, nick: session?.nick, err: error }, `incident ${incident}`);
    try {
      session?.dismiss(`Internal error, incident ${incident}`);
    } catch (second) {
      // Not even goodbye can be said: what is broken is the talk itself.
      logger.error({ incident, session: id, err: second }, `incident ${incident}: no farewell either`);
      session?.abandon(`Internal error, incident ${incident}`);
    }
    // What throws while they are told must not be told again.
    if (id !== serverSession) tell(incident, session?.nick || undefined);
  };
}
