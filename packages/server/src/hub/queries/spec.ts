import type { Answer, Query } from '../query.ts';
import type { Refusal } from '../refusal.ts';
import type { User } from '../state/model.ts';
import type { State } from '../state/state.ts';

/** A row of the query table: looks, and changes nothing. `at` is when it was asked; milliseconds since 1970. */
export type QuerySpec<Q extends Query> = (
  state: State,
  asker: User,
  query: Q,
  at: number,
) => Answer | Refusal;
