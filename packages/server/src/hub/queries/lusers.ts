import type { Query } from '../query.ts';
import type { QuerySpec } from './spec.ts';

/** How many there are of what. */
export const lusers: QuerySpec<Extract<Query, { type: 'lusers' }>> = state => {
  return {
    type: 'lusers',
    users: state.users.size,
    invisible: state.usersInvisible,
    operators: state.opers.size,
    channels: state.channels.size - state.channelsEmpty,
    usersMost: state.usersMost,
  };
};
