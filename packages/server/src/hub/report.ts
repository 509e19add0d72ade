import type { Report, Reported } from './reported.ts';
import type { State } from './state/state.ts';
import { hasMode } from './state/user.ts';

/** Tells every operator who listens. */
export function reports(state: State, report: Report): readonly Reported[] {
  const told: Reported[] = [];
  for (const oper of state.opers) {
    if (!hasMode(oper, 's')) continue;
    for (const session of oper.sessions) told.push({ type: 'reported', at: state.now, session, report });
  }
  return told;
}
