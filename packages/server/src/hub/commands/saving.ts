import { reports } from '../report.ts';
import type { Saving } from '../signal.ts';
import type { CommandSpec } from './spec.ts';

/** Operators who listen are told that what users change, or say, cannot be saved, or can again. */
export const saving: CommandSpec<Saving> = {
  by: 'server',
  run: (state, { failure, of }) => reports(state, { what: 'saving', failure, of }),
};
