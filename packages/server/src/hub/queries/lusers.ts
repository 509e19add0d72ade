import type { Query } from '../query.ts';
import type { QuerySpec } from './spec.ts';

/** How many there are of what. */
export const lusers: QuerySpec<Extract<Query, { type: 'lusers' }>> = state => {
  let invisible = 0;
  for (const user of state.users.values()) if (user.modes.includes('i')) invisible += 1;
  return {
    type: 'lusers',
    users: state.users.size,
    invisible,
    operators: state.opers.size,
    channels: state.channels.size,
    usersMost: state.usersMost,
  };
};
