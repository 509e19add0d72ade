import type { Effect } from '../effect.ts';
import { reports } from '../report.ts';
import type { Oper } from '../signal.ts';
import { setOper } from '../state/state.ts';
import type { CommandSpec } from './spec.ts';
import { changeUserMode } from './user-mode.ts';

/** A user becomes an operator of the server. Her door has checked the password: the hub knows none. */
export const oper: CommandSpec<Oper> = {
  by: 'user',
  run({ state, user, at, session }, { name, privileges }) {
    setOper(state, user, { name, privileges });
    const effects: Effect[] = [{ type: 'opered', at, session, who: user.identity, name }];
    if (changeUserMode(user, 'o', true)) {
      const { identity: who, sessions: to } = user;
      const changes = [{ on: true, letter: 'o' }];
      effects.push({ type: 'user-modes-set', at, to, origin: session, who, changes });
    }
    return [...effects, ...reports(state, { what: 'opered', who: user.identity, name })];
  },
};
