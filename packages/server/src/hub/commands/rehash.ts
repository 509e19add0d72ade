import { reports } from '../report.ts';
import type { Rehash } from '../signal.ts';
import { byOperator } from './spec.ts';

/** An operator may have the settings read anew: the server does it, and tells her what came of it. */
export const rehash = byOperator<Rehash>('rehash', ({ state, user, at, session }) => [
  { type: 'rehashing', at, session, by: user.identity },
  ...reports(state, { what: 'rehashed', by: user.identity }),
]);
