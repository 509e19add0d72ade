import type { Query } from '../query.ts';
import { userOf } from '../state/state.ts';
import type { QuerySpec } from './spec.ts';

/** Which of the nicks are here. */
export const ison: QuerySpec<Extract<Query, { type: 'ison' }>> = (state, _asker, query) => {
  const found = query.nicks.map(nick => userOf(state, nick)?.identity.nick);
  return { type: 'ison', nicks: found.filter(nick => nick !== undefined) };
};
