import type { ToOne } from '../audience.ts';
import type { ChannelSettings } from './registration.ts';
import type { Clearable } from './signal.ts';

/** What one session is told of channels that belong to someone. */
export type RegisteredReply = ChannelManaged | ChannelGiven;

/** What was done about a channel that belongs to someone. */
export type ChannelDeed =
  | { readonly what: 'registered'; readonly founder: string }
  | { readonly what: 'dropped' }
  | { readonly what: 'offered'; readonly account: string }
  | { readonly what: 'kept' }
  | { readonly what: 'transferred'; readonly founder: string }
  | { readonly what: 'access'; readonly account: string; readonly on: boolean; readonly letter: string }
  | { readonly what: 'rank'; readonly nick: string; readonly on: boolean }
  | { readonly what: 'set'; readonly changes: Partial<ChannelSettings> }
  | { readonly what: 'cleared'; readonly of: Clearable; readonly count: number }
  | { readonly what: 'purged'; readonly on: boolean };

/** What the user wanted done about a channel was done. */
export interface ChannelManaged extends ToOne {
  readonly type: 'channel-managed';
  readonly channel: string;
  readonly did: ChannelDeed;
}

/** Someone is told that a channel is offered to her account, or belongs to it now. */
export interface ChannelGiven extends ToOne {
  readonly type: 'channel-given';
  readonly channel: string;
  readonly how: 'offered' | 'given';
}
