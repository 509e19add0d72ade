import type { Query } from '../query.ts';
import { visibleChannel } from '../state/state.ts';
import type { QuerySpec } from './spec.ts';

/** The entries of a channel's list, such as its bans. */
export const modeList: QuerySpec<Extract<Query, { type: 'mode-list' }>> = (state, asker, query) => {
  const channel = visibleChannel(state, asker, query.channel);
  if (channel === undefined) {
    return { code: 'no-such-channel', channel: query.channel };
  }
  const entries = (channel.lists.get(query.letter) ?? []).map(({ mask, by, at }) => ({ mask, by, at }));
  return { type: 'mode-list', channel: channel.name, letter: query.letter, entries };
};
