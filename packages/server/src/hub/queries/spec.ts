import type { Answer, Query } from '../query.ts';
import type { Refusal } from '../refusal.ts';
import type { SessionId } from '../session.ts';
import type { User } from '../state/model.ts';
import type { State } from '../state/state.ts';

/**
 * A row of the query table: looks, and changes nothing. `at` is when it was asked, in milliseconds since 1970, and
 * `session` which one of the asker's sessions did.
 */
export type QuerySpec<Q extends Query> = (
  state: State,
  asker: User,
  query: Q,
  at: number,
  session: SessionId,
) => Answer | Refusal;
