import type { Query } from '../query.ts';
import type { Refusal } from '../refusal.ts';
import { type State, userOf } from '../state/state.ts';
import type { QuerySpec } from './spec.ts';

/** What is asked about the server: all users are on this one, and what is told of it is not of the hub. */
export const aboutServer: QuerySpec<Extract<Query, { type: 'server' }>> = (state, _asker, { topic, of }) =>
  serverFault(state, of) ?? { type: 'server', topic };

/** What is wrong with who stands for a server: that there is no such user. */
export function serverFault(state: State, of: string | undefined): Refusal | undefined {
  if (of === undefined || userOf(state, of) !== undefined) return undefined;
  return { code: 'no-such-server', server: of };
}
