import { fold } from '@salon/protocol';
import type { Query } from '../query.ts';
import type { Gone } from '../state/whowas.ts';
import type { QuerySpec } from './spec.ts';

/** Who was called so once, latest first. */
export const whowas: QuerySpec<Extract<Query, { type: 'whowas' }>> = (state, _asker, query) => {
  const nick = fold(query.nick, state.casemapping);
  const entries: Gone[] = [];
  for (let at = state.gone.length - 1; at >= 0 && entries.length < query.entriesMax; at -= 1) {
    const entry = state.gone[at];
    if (entry !== undefined && fold(entry.who.nick, state.casemapping) === nick) entries.push(entry);
  }
  return { type: 'whowas', nick: query.nick, entries };
};
