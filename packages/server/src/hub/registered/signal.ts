import type { ChannelSettings } from './registration.ts';

/** Everything that changes to whom channels belong, and what that means in them. */
export type RegisteredCommand =
  | RegisterChannel
  | DropChannel
  | TransferChannel
  | AcceptChannel
  | SetAccess
  | SetRank
  | SetChannel
  | ClearChannel
  | PurgeChannel;

/** A channel is to belong to an account: to the user's own, unless who keeps channels names another one. */
export interface RegisterChannel {
  readonly type: 'register-channel';
  readonly channel: string;
  readonly account?: string;
}

/** A channel is to belong to nobody. */
export interface DropChannel {
  readonly type: 'drop-channel';
  readonly channel: string;
  /** What a user was told to say again, so that nobody loses a channel by one wrong word. */
  readonly confirm?: string;
}

/** A channel is offered to another account; who offers it to herself takes the offer back. */
export interface TransferChannel {
  readonly type: 'transfer-channel';
  readonly channel: string;
  readonly account: string;
}

/** A user takes over a channel that was offered to her account. */
export interface AcceptChannel {
  readonly type: 'accept-channel';
  readonly channel: string;
}

/** An account is to have a rank in a channel for good, or not to have it any more. */
export interface SetAccess {
  readonly type: 'set-access';
  readonly channel: string;
  readonly account: string;
  readonly on: boolean;
  /** Of a prefix mode. */
  readonly letter: string;
}

/** Someone is to be given the rank in a channel that she has by access, or an operator's; or to lose all ranks. */
export interface SetRank {
  readonly type: 'set-rank';
  readonly channel: string;
  /** The user herself if it is left out. */
  readonly nick?: string;
  readonly on: boolean;
}

/** What is chosen for a channel is to be otherwise. */
export interface SetChannel {
  readonly type: 'set-channel';
  readonly channel: string;
  readonly changes: Partial<ChannelSettings>;
  /** What a user was told to say again, before what is remembered is forgotten. */
  readonly confirm?: string;
}

/** What may be cleared of a channel: who is in it, who has access, its lists, or its modes. */
export const clearables = ['users', 'access', 'bans', 'modes'] as const;

/** What may be cleared of a channel. */
export type Clearable = (typeof clearables)[number];

/** Something of a channel is to be as it was at first. */
export interface ClearChannel {
  readonly type: 'clear-channel';
  readonly channel: string;
  readonly what: Clearable;
}

/** A name of channels is closed by an operator of the server, or opened again. */
export interface PurgeChannel {
  readonly type: 'purge-channel';
  readonly channel: string;
  readonly on: boolean;
  readonly reason?: string;
}
