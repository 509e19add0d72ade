import type { Query } from '../query.ts';
import { userOf } from '../state/state.ts';
import type { QuerySpec } from './spec.ts';

/** Who some nicks are; who is not here is left out. */
export const userhost: QuerySpec<Extract<Query, { type: 'userhost' }>> = (state, _asker, query) => {
  const found = query.nicks.map(nick => userOf(state, nick)).filter(user => user !== undefined);
  const users = found.map(user => ({ who: user.identity, away: user.away !== undefined }));
  return { type: 'userhost', users };
};
