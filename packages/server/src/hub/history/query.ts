import type { ChannelMemory } from './policy.ts';

/** What can be asked about what is remembered. */
export type HistoryQuestion = { readonly type: 'memory'; readonly channel: string };

/** What is answered about what is remembered. */
export type HistoryAnswer = MemoryIs;

/** What a channel remembers, and for whom. */
export interface MemoryIs {
  readonly type: 'memory';
  readonly channel: string;
  /** Undefined when it remembers nothing. */
  readonly memory: ChannelMemory | undefined;
}
