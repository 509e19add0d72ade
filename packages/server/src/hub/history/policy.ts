import type { Channel } from '../state/model.ts';
import { type State, settingsOf } from '../state/state.ts';
import type { HistoryLimits, Readership } from './limits.ts';

/** What a founder wants her channel to remember: what the server does, nothing, or so much. */
export type HistoryWish = 'default' | 'off' | Remembered;

/** How much is remembered; what is left out is as the server has it. */
export interface Remembered {
  readonly days?: number;
  /** Messages. */
  readonly count?: number;
}

/** What a channel remembers now, and for whom. */
export interface ChannelMemory {
  /** 0 for ever. */
  readonly days: number;
  /** Of how many messages; 0 for any number. */
  readonly count: number;
  readonly readable: Readership;
}

/** What a channel remembers, and for whom; undefined when it remembers nothing. */
export function channelMemory(state: State, { registration }: Channel): ChannelMemory | undefined {
  const { history: limits } = settingsOf(state);
  const wish = registration?.settings.history ?? 'default';
  if (!limits.on || wish === 'off') return undefined;
  const { days = limits.days, count = limits.count } = withinBounds(wish, limits) ?? {};
  return { days, count, readable: readershipOf(state, registration?.settings.historyFor) };
}

/** Who may read what a channel remembers whose founder wants this. */
export function readershipOf(state: State, wanted: Readership | 'default' = 'default'): Readership {
  return wanted === 'default' ? settingsOf(state).history.readable : wanted;
}

/** Whether a server lets a channel remember so much. */
export function isWithinBounds(wish: HistoryWish, { daysMax, countMax }: HistoryLimits): boolean {
  if (wish === 'default' || wish === 'off') return true;
  const { days = 0, count = 0 } = wish;
  return (daysMax === 0 || days <= daysMax) && (countMax === 0 || count <= countMax);
}

/** How much of what a founder wants a server lets her have; undefined when she wants what the server does. */
export function withinBounds(
  wish: HistoryWish,
  { daysMax, countMax }: HistoryLimits,
): Remembered | undefined {
  if (wish === 'default' || wish === 'off') return undefined;
  const { days, count } = wish;
  return {
    ...(days !== undefined && { days: lower(days, daysMax) }),
    ...(count !== undefined && { count: lower(count, countMax) }),
  };
}

function lower(wanted: number, max: number): number {
  return max === 0 ? wanted : Math.min(wanted, max);
}
