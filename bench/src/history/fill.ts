import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { History } from '@salon/server/history';
import { Dice, message } from './talk.ts';

/** A history to be read: how many messages, in how many rooms. */
export interface Extent {
  messages: number;
  rooms: number;
}

const clock = {
  now: () => Date.now(),
  ticks: () => performance.now(),
  after: () => () => undefined,
  every: () => () => undefined,
};

function complain(...words: unknown[]): void {
  process.stderr.write(`${words.map(String).join(' ')}\n`);
}

/** Opens the history of a data folder, which it makes when there is none. */
export function openHistory(folder: string): Promise<History> {
  mkdirSync(folder, { recursive: true });
  return History.open({ folder }, { clock, logger: { warn: complain, error: complain } });
}

/** Waits until all that was appended is in the archive and in its index. Returns how many messages there are. */
export async function settled(history: History): Promise<number> {
  for (;;) {
    const { messages, unindexed } = await history.query({ type: 'stats' });
    if (unindexed === 0) return messages;
    await pause(unindexed > 5000 ? 50 : 5);
  }
}

/** Appends until there are as many as are wanted, as fast as the archive follows. Says now and then how many there are. */
export async function fill(
  history: History,
  { messages, rooms }: Extent,
  tell: (there: number) => void,
): Promise<void> {
  const dice = new Dice();
  for (let number = await settled(history); number < messages; ) {
    const turn = Math.min(500, messages - number);
    history.append(Array.from({ length: turn }, () => message(dice, number++, rooms)));
    if (number % 100_000 === 0) await settled(history);
    if (number % 1_000_000 === 0) tell(number);
  }
  await settled(history);
}
