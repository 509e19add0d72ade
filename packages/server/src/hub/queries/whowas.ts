import { fold } from '@salon/protocol';
import type { Query } from '../query.ts';
import type { QuerySpec } from './spec.ts';

/** Who was called so once, latest first. */
export const whowas: QuerySpec<Extract<Query, { type: 'whowas' }>> = (state, _asker, query) => {
  const nick = fold(query.nick);
  const entries = state.gone.filter(({ who }) => fold(who.nick) === nick).reverse();
  return { type: 'whowas', nick: query.nick, entries: entries.slice(0, query.entriesMax) };
};
