import type { Query } from '../query.ts';
import type { QuerySpec } from './spec.ts';

/** Whom the asker does not want to hear from. */
export const silences: QuerySpec<Extract<Query, { type: 'silences' }>> = (_state, asker) => ({
  type: 'silences',
  masks: asker.silences.map(({ mask }) => mask),
});
