import type { MemorySet } from '../hub/history/effect.ts';
import type { Readership } from '../hub/history/limits.ts';
import type { ChannelMemory, HistoryWish } from '../hub/history/policy.ts';
import { counted } from './counted.ts';

/** How long a channel remembers, and for whom, as one sentence. */
export function memorySentence(channel: string, memory: ChannelMemory | undefined): string {
  if (memory === undefined) return `${channel} remembers nothing of what is said.`;
  const { days, count, readable } = memory;
  return `${channel} remembers ${howMuch(days, count)}; ${readers[readable]}.`;
}

/** What members are told when their channel remembers otherwise than before, as one sentence. */
export function memorySetSentence({ channel, memory, change }: MemorySet): string {
  if (change !== 'forgotten') return `From now on, ${memorySentence(channel, memory)}`;
  return `${channel} has forgotten all that was said.`;
}

/** What a founder has chosen, in the words in which she says it. */
export function wishWords(wish: HistoryWish): string {
  if (typeof wish === 'string') return wish;
  const { days, count } = wish;
  return [...(days === undefined ? [] : [`${days}d`]), ...(count === undefined ? [] : [String(count)])].join(
    ' ',
  );
}

function howMuch(days: number, count: number): string {
  const time = days === 0 ? 'for ever' : `for ${counted(days, 'day')}`;
  return count === 0 ? `what is said ${time}` : `the last ${counted(count, 'message')} ${time}`;
}

const readers: { readonly [R in Readership]: string } = {
  joined: 'members may read what was said since they came in',
  members: 'its members may read it',
  all: 'whoever may come in may read it',
};
