import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSeconds } from '../measure/proc.ts';
import { percentile } from '../measure/stats.ts';
import { startWebSalon } from '../web/salon.ts';
import { type Client, open } from './clients.ts';
import { Crowd } from './crowd.ts';
import type { Size } from './pty.ts';

const letters = 150;
const perSecond = 200;

/** No client has them in what it draws by itself, and no terminal in what moves its cursor. */
const keys = ['Q', 'W', 'Y', 'V', 'U'];

/** How soon a key is seen while 200 messages a second come. */
export interface Keys {
  readonly client: Client;
  readonly size: Size;
  /** From the key to the moment at which the terminal has the letter. Milliseconds. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  /** Of one core. */
  readonly cpu: number;
}

/** Types into each client, one after the other, in a room with 200 messages a second. */
export async function measureKeys(clients: readonly Client[], size: Size): Promise<readonly Keys[]> {
  const salon = await startWebSalon();
  const crowd = await Crowd.enter(salon.ircPort);
  crowd.talk(perSecond);
  const all: Keys[] = [];
  for (const client of clients) {
    const { pty, close } = await open(client, salon.ircPort, size);
    await sleep(2000);
    const times: number[] = [];
    const { pid } = pty;
    const cpuBefore = cpuSeconds(pid);
    const begin = performance.now();
    for (let index = 0; index < letters; index += 1) {
      // Not in step with the messages.
      await sleep(70 + ((index * 37) % 60));
      const key = keys[index % keys.length] ?? 'Q';
      const from = performance.now();
      pty.type(key);
      times.push((await pty.shows(key)) - from);
      if (index % 25 === 24) pty.type('\x15');
    }
    const seconds = (performance.now() - begin) / 1000;
    all.push({
      client,
      size,
      p50Ms: percentile(times, 0.5),
      p95Ms: percentile(times, 0.95),
      p99Ms: percentile(times, 0.99),
      cpu: (cpuSeconds(pid) - cpuBefore) / seconds,
    });
    await close();
  }
  crowd.leave();
  await salon.close();
  return all;
}
