import { fold } from '@salon/protocol';
import type { Query, WasCalled } from '../query.ts';
import { hasPrivilege } from '../state/user.ts';
import type { QuerySpec } from './spec.ts';

/** Who was called so once, latest first. Where they came from, operators are shown who see all. */
export const whowas: QuerySpec<Extract<Query, { type: 'whowas' }>> = (state, asker, query) => {
  const nick = fold(query.nick, state.casemapping);
  const seesOrigins = hasPrivilege(asker, 'see');
  const entries: WasCalled[] = [];
  for (let index = state.gone.length - 1; index >= 0 && entries.length < query.entriesMax; index -= 1) {
    const entry = state.gone[index];
    if (entry === undefined || fold(entry.who.nick, state.casemapping) !== nick) continue;
    const { who, origin, at } = entry;
    entries.push({ who, at, origin: seesOrigins ? origin : undefined });
  }
  return { type: 'whowas', nick: query.nick, entries };
};
