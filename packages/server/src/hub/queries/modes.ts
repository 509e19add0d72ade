import type { Query } from '../query.ts';
import type { Channel } from '../state/model.ts';
import { visibleChannel } from '../state/state.ts';
import type { QuerySpec } from './spec.ts';

/** A channel's modes. The key is shown to members only. */
export const modes: QuerySpec<Extract<Query, { type: 'modes' }>> = (state, asker, query) => {
  const channel = visibleChannel(state, asker, query.channel);
  if (channel === undefined) {
    return { code: 'no-such-channel', channel: query.channel };
  }
  return {
    type: 'modes',
    channel: channel.name,
    modes: describeModes(channel, channel.members.has(asker.id)),
    createdAt: channel.createdAt,
  };
};

/** All that is set, as in a MODE line. */
function describeModes(channel: Channel, withKey: boolean): string {
  let letters = `+${channel.flags}`;
  const params: string[] = [];
  const { forward, membersMax, slowSeconds } = channel;
  for (const [letter, value] of Object.entries({ f: forward, l: membersMax, W: slowSeconds })) {
    if (value === undefined) continue;
    letters += letter;
    params.push(String(value));
  }
  if (channel.password !== undefined) {
    letters += 'k';
    // The key comes last, so that for others nothing but it is missing.
    if (withKey) params.push(channel.password);
  }
  return [letters, ...params].join(' ');
}
