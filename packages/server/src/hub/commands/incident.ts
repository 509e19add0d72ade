import { reports } from '../report.ts';
import type { Incident } from '../signal.ts';
import type { CommandSpec } from './spec.ts';

/** Operators who listen are told that something threw, and under which id the log has it. */
export const incident: CommandSpec<Incident> = {
  by: 'server',
  run: (state, { incident: id, nick }) => reports(state, { what: 'incident', incident: id, nick }),
};
