import type { Tell } from '../signal.ts';
import type { CommandSpec } from './spec.ts';

/** The server tells a user something in its own words. */
export const tell: CommandSpec<Tell> = {
  by: 'user',
  run: ({ at, session }, { sentences }) =>
    sentences.map(sentence => ({ type: 'told', at, session, sentence })),
};
