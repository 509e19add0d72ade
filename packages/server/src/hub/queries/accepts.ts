import type { Query } from '../query.ts';
import type { QuerySpec } from './spec.ts';

/** Whom the asker accepts. Who is gone is not shown, and forgotten when someone takes her place. */
export const accepts: QuerySpec<Extract<Query, { type: 'accepts' }>> = (state, asker) => ({
  type: 'accepts',
  nicks: [...asker.accepts].flatMap(id => state.users.get(id)?.identity.nick ?? []),
});
