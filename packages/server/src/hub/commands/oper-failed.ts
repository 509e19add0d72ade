import { reports } from '../report.ts';
import type { OperFailed } from '../signal.ts';
import type { CommandSpec } from './spec.ts';

/** A user gave no right name and password of an operator: she is told so, and so are operators who listen. */
export const operFailed: CommandSpec<OperFailed> = {
  by: 'user',
  run: ({ state, user, at, session }, { name }) => {
    const { identity: who, origin } = user;
    return [
      { type: 'oper-failed', at, session, who, origin, name },
      ...reports(state, { what: 'oper-failed', who, origin, name }),
    ];
  },
};
