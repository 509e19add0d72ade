import type { QuerySpec } from '../queries/spec.ts';
import type { Channel } from '../state/model.ts';
import { type State, visibleChannel } from '../state/state.ts';
import { channelMemory } from './policy.ts';
import type { HistoryQuestion, MemoryIs } from './query.ts';

/** What a channel remembers, for whoever may know that it is there. */
export const memory: QuerySpec<HistoryQuestion> = (state, asker, query) => {
  const channel = visibleChannel(state, asker, query.channel);
  if (channel === undefined) return { code: 'no-such-channel', channel: query.channel };
  return memoryAnswer(state, channel);
};

/** What a channel remembers, as an answer. */
export function memoryAnswer(state: State, channel: Channel): MemoryIs {
  return { type: 'memory', channel: channel.name, memory: channelMemory(state, channel) };
}
