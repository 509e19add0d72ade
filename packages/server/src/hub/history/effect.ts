import type { Seen } from '../audience.ts';
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
