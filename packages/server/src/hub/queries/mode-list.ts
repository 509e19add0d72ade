import type { Query } from '../query.ts';
import { actsAs } from '../state/authority.ts';
import { visibleChannel } from '../state/state.ts';
import type { QuerySpec } from './spec.ts';

/** The entries of a channel's list. Its bans are for everyone, who is let through for halfops and above. */
export const modeList: QuerySpec<Extract<Query, { type: 'mode-list' }>> = (state, asker, query) => {
  const channel = visibleChannel(state, asker, query.channel);
  if (channel === undefined) {
    return { code: 'no-such-channel', channel: query.channel };
  }
  if (query.letter !== 'b' && !actsAs(channel, asker, 'halfop')) {
    return { code: 'rank-needed', channel: channel.name, rank: 'halfop' };
  }
  const entries = (channel.lists.get(query.letter) ?? []).map(({ mask, by, at }) => ({ mask, by, at }));
  return { type: 'mode-list', channel: channel.name, letter: query.letter, entries };
};
