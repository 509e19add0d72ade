import type { Query } from '../query.ts';
import type { QuerySpec } from './spec.ts';

/** Channels that the asker was invited to and has not gone into yet. */
export const invites: QuerySpec<Extract<Query, { type: 'invites' }>> = (_state, asker) => {
  return { type: 'invites', channels: [...asker.invitedTo].map(channel => channel.name) };
};
