import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { percentile } from '../measure/stats.ts';
import { Reader } from './page.ts';
import { Talker } from './people.ts';
import { startWebSalon } from './salon.ts';

const room = '#busy';
const perSecond = 200;
const letters = 200;
const everyMs = 60;

/** How soon a letter stands in the field while others talk. */
export interface Keys {
  /** From the event of the key to the frame behind it. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  /** Tasks of more than 50 ms meanwhile, and the longest of them. */
  readonly longTasks: number;
  readonly longestMs: number;
  readonly seconds: number;
}

/** Types while so many messages a second come into the room. */
export async function measureKeys(browser: Browser, loud: boolean): Promise<Keys> {
  const salon = await startWebSalon();
  const reader = await Reader.enter(browser, salon.webPort, 'rea', room);
  const talkers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => Talker.enter(salon.ircPort, `p${index}`, [room], false)),
  );
  let number = 0;
  const begin = performance.now();
  const talk = setInterval(() => {
    const due = Math.floor(((performance.now() - begin) * perSecond) / 1000);
    for (; loud && number < due; number += 1)
      talkers[number % talkers.length]?.send(
        `PRIVMSG ${room} :${number} ${'and so on '.repeat(1 + (number % 7))}`,
      );
  }, 10);
  await sleep(3000);
  await reader.page.evaluate(() => {
    const seen = { letters: [] as number[], tasks: [] as number[] };
    Object.assign(globalThis, { seen });
    new PerformanceObserver(list => {
      for (const { duration } of list.getEntries()) seen.tasks.push(duration);
    }).observe({ type: 'longtask' });
    addEventListener(
      'keydown',
      event => {
        // The frame that is painted has the letter; what a message posted in it finds is what came behind the painting.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => seen.letters.push(performance.now() - event.timeStamp);
          port2.postMessage(undefined);
        });
      },
      true,
    );
  });
  await reader.field().focus();
  const from = performance.now();
  for (let index = 0; index < letters; index += 1) {
    await reader.page.keyboard.press(index % 6 === 5 ? 'Space' : 'a');
    await sleep(everyMs);
  }
  const seconds = (performance.now() - from) / 1000;
  const seen = await reader.page.evaluate(
    () => (globalThis as unknown as { seen: { letters: number[]; tasks: number[] } }).seen,
  );
  clearInterval(talk);
  for (const talker of talkers) talker.leave();
  await reader.close();
  await salon.close();
  return {
    p50Ms: percentile(seen.letters, 0.5),
    p95Ms: percentile(seen.letters, 0.95),
    longTasks: seen.tasks.length,
    longestMs: Math.max(0, ...seen.tasks),
    seconds,
  };
}
