import type { Query } from '../query.ts';
import { userOf } from '../state/state.ts';
import type { QuerySpec } from './spec.ts';

/** The asker's own modes; those of others are nobody else's business. */
export const userModes: QuerySpec<Extract<Query, { type: 'user-modes' }>> = (state, asker, { nick }) => {
  const user = userOf(state, nick);
  if (user === undefined) return { code: 'no-such-nick', nick };
  if (user !== asker) return { code: 'modes-of-another' };
  return { type: 'user-modes', modes: asker.modes };
};
