import type { Seen, ToOne } from '../audience.ts';
import type { Identity } from '../identity.ts';
import type { ChannelMemory, Remembered } from './policy.ts';

/** A channel remembers otherwise from now on, or forgets what it remembered. `to` are its members. */
export interface MemorySet extends Seen {
  readonly type: 'memory-set';
  /** As whom they are told. */
  readonly who: Identity;
  readonly channel: string;
  /** Under which key it is remembered. */
  readonly history: string;
  /** What it remembers now; undefined when it is nothing. */
  readonly memory: ChannelMemory | undefined;
  readonly change: MemoryChange;
}

/**
 * What becomes of what is remembered: nothing, all of it goes, or it is kept for so long from now on, where what is
 * left out is as the server has it.
 */
export type MemoryChange = 'none' | 'forgotten' | Remembered;

/** What the history is told, and who wanted it. */
export type HistoryReply = MemoryLost | SaidRemoved;

/** All that is remembered of a channel is to be forgotten: what was said there is not for who takes its name next. */
export interface MemoryLost extends ToOne {
  readonly type: 'memory-lost';
  /** Under which key it is remembered. */
  readonly history: string;
}

/** All that an account said at or after a time is removed, wherever it was. */
export interface SaidRemoved extends ToOne {
  readonly type: 'said-removed';
  readonly account: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}
