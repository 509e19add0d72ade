import type { ModeChange } from '@salon/protocol';
import type { Effect } from '../effect.ts';
import { reports } from '../report.ts';
import type { Oper } from '../signal.ts';
import { setOper } from '../state/state.ts';
import type { CommandSpec } from './spec.ts';
import { changeUserMode, mayHearReports } from './user-mode.ts';

/**
 * A user becomes an operator of the server, perhaps once more under another name: a mode that takes a privilege which
 * she has no longer goes. Her door has checked the password: the hub knows none.
 */
export const oper: CommandSpec<Oper> = {
  by: 'user',
  run({ state, user, at, session }, { name, privileges }) {
    setOper(state, user, { name, privileges });
    const effects: Effect[] = [{ type: 'opered', at, session, who: user.identity, name }];
    const changes: ModeChange[] = [];
    if (changeUserMode(state, user, 'o', true)) changes.push({ on: true, letter: 'o' });
    if (!mayHearReports(user) && changeUserMode(state, user, 's', false))
      changes.push({ on: false, letter: 's' });
    if (changes.length > 0) {
      const { identity: who, sessions: to } = user;
      effects.push({ type: 'user-modes-set', at, to, origin: session, who, changes });
    }
    return [...effects, ...reports(state, { what: 'opered', who: user.identity, name })];
  },
};
