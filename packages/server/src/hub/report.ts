import type { Reported } from './effect.ts';
import type { Identity, Origin } from './identity.ts';
import type { Via } from './signal.ts';
import type { State } from './state/state.ts';
import { hasMode } from './state/user.ts';

/** What operators of the server are told of who listen to its notices (user mode `s`). */
export type Report =
  | { readonly what: 'came'; readonly who: Identity; readonly origin: Origin; readonly via: Via }
  | { readonly what: 'left'; readonly who: Identity; readonly reason: string }
  | { readonly what: 'killed'; readonly by: Identity; readonly who: Identity; readonly reason: string }
  | { readonly what: 'opered'; readonly who: Identity; readonly name: string }
  | {
      readonly what: 'oper-failed';
      readonly who: Identity;
      readonly origin: Origin;
      readonly name: string;
    }
  | { readonly what: 'rehashed'; readonly by: Identity }
  | { readonly what: 'incident'; readonly incident: string; readonly nick: string | undefined };

/** Tells every operator who listens. */
export function reports(state: State, report: Report): readonly Reported[] {
  const told: Reported[] = [];
  for (const oper of state.opers) {
    if (!hasMode(oper, 's')) continue;
    for (const session of oper.sessions) told.push({ type: 'reported', at: state.now, session, report });
  }
  return told;
}
