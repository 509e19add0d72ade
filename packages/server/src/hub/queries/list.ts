import type { Query } from '../query.ts';
import { isVisibleTo } from '../state/channel.ts';
import { channelOf, settingsOf } from '../state/state.ts';
import type { QuerySpec } from './spec.ts';

/** Which channels there are, or which of those named. */
export const list: QuerySpec<Extract<Query, { type: 'list' }>> = (state, asker, query) => {
  const asked =
    query.channels.length === 0
      ? [...state.channels.values()]
      : query.channels.map(name => channelOf(state, name)).filter(channel => channel !== undefined);
  const seen = asked.filter(channel => isVisibleTo(channel, asker));
  const rowsMax = settingsOf(state).answerRowsMax;
  const channels = seen
    .slice(0, rowsMax)
    .map(({ name, members, topic }) => ({ name, members: members.size, topic: topic?.text ?? '' }));
  return { type: 'list', truncated: seen.length > rowsMax, channels };
};
