import type { Identity } from '../identity.ts';
import type { MonitorStatus, Query } from '../query.ts';
import { type State, userOf } from '../state/state.ts';
import type { QuerySpec } from './spec.ts';

/** Which nicks the session watches. */
export const monitorList: QuerySpec<Extract<Query, { type: 'monitor-list' }>> = (
  { monitors },
  _asker,
  _query,
  _at,
  session,
) => ({ type: 'monitor-list', nicks: [...(monitors.watched.get(session)?.values() ?? [])] });

/** Which of the nicks that the session watches are here. */
export const monitorStatus: QuerySpec<Extract<Query, { type: 'monitor-status' }>> = (
  state,
  _asker,
  _query,
  _at,
  session,
) => statusOf(state, state.monitors.watched.get(session)?.values() ?? []);

/** Which of some nicks are here. */
export function statusOf(state: State, nicks: Iterable<string>): MonitorStatus {
  const online: Identity[] = [];
  const offline: string[] = [];
  for (const nick of nicks) {
    const user = userOf(state, nick);
    if (user === undefined) offline.push(nick);
    else online.push(user.identity);
  }
  return { type: 'monitor-status', online, offline };
}
