import type { Query } from '../query.ts';
import type { QuerySpec } from './spec.ts';

/** The asker's own modes. */
export const userModes: QuerySpec<Extract<Query, { type: 'user-modes' }>> = (_state, asker) => {
  return { type: 'user-modes', modes: asker.modes };
};
