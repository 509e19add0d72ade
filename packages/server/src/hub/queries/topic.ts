import type { Query, TopicIs } from '../query.ts';
import type { Channel } from '../state/model.ts';
import { visibleChannel } from '../state/state.ts';
import type { QuerySpec } from './spec.ts';

/** A channel's topic, for its members. */
export const topic: QuerySpec<Extract<Query, { type: 'topic' }>> = (state, asker, query) => {
  const channel = visibleChannel(state, asker, query.channel);
  if (channel === undefined) {
    return { code: 'no-such-channel', channel: query.channel };
  }
  if (!channel.members.has(asker.id)) return { code: 'not-a-member', channel: channel.name };
  return topicAnswer(channel);
};

/** A channel's topic as an answer. */
export function topicAnswer(channel: Channel): TopicIs {
  return { type: 'topic', channel: channel.name, topic: channel.topic };
}
