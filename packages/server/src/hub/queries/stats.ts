import type { Query } from '../query.ts';
import { hasPrivilege } from '../state/user.ts';
import { serverFault } from './about-server.ts';
import type { QuerySpec } from './spec.ts';

/** Whether the asker may see some statistics: what is not for everyone is for operators who see. */
export const stats: QuerySpec<Extract<Query, { type: 'stats' }>> = (state, asker, { letter, of }) => {
  if (forOperators.includes(letter) && !hasPrivilege(asker, 'see')) {
    return { code: 'privilege-needed' };
  }
  return serverFault(state, of) ?? { type: 'stats', letter };
};

/** Command counts and operators; how long the server is up, anyone may know. */
const forOperators = 'mo';
