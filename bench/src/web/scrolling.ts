import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { type Frames, framesOf, type Held, Reader } from './page.ts';
import { longTalk, startWebSalon } from './salon.ts';

const count = 100_000;
const room = '#long';
const scrollMs = 4000;

/** How a long room is scrolled in. */
export interface Scrolling {
  readonly what: string;
  readonly wheel: Frames;
  readonly pageUp: Frames;
  readonly dragged: Frames;
  readonly held: Held;
}

/** Scrolls in a room of 100,000 messages: as one comes in, and when all of them are in the window. */
export async function measureScrolling(browser: Browser, tell: (line: string) => void): Promise<Scrolling[]> {
  const salon = await startWebSalon(longTalk(room, count));
  const reader = await Reader.enter(browser, salon.webPort, 'rea', room);
  await reader.sees(`message ${count} `);
  const opened = await scrolled(reader, '100,000 on the server');
  tell(JSON.stringify(opened));
  const begin = performance.now();
  await reader.page.evaluate(async () => {
    const list = document.querySelector('[role=log]');
    if (list === null) throw new Error('there is no list');
    while (!list.textContent?.includes('message 1 ')) {
      list.scrollTop = 0;
      await new Promise(requestAnimationFrame);
    }
  });
  tell(`all loaded after ${Math.round((performance.now() - begin) / 1000)} s`);
  await reader.page.evaluate(() => {
    const list = document.querySelector('[role=log]');
    if (list !== null) list.scrollTop = list.scrollHeight / 2;
  });
  await sleep(500);
  const whole = await scrolled(reader, '100,000 in the window');
  tell(JSON.stringify(whole));
  await reader.close();
  await salon.close();
  return [opened, whole];
}

async function scrolled(reader: Reader, what: string): Promise<Scrolling> {
  const { page } = reader;
  const log = await page.getByRole('log').boundingBox();
  if (log === null) throw new Error('there is no list');
  await page.mouse.move(log.x + log.width / 2, log.y + log.height / 2);
  // A notch of the wheel is 100 to 120 pixels, and a hand turns some ten a second.
  const wheel = await framesOf(page, () => during(100, () => page.mouse.wheel(0, -120)));
  const pageUp = await framesOf(page, () => during(100, () => page.mouse.wheel(0, -log.height)));
  const dragged = await framesOf(page, () => drag(page));
  return { what, wheel, pageUp, dragged, held: await reader.held() };
}

async function during(everyMs: number, act: () => Promise<void>): Promise<void> {
  for (const until = performance.now() + scrollMs; performance.now() < until; ) {
    const next = performance.now() + everyMs;
    await act();
    await sleep(Math.max(0, next - performance.now()));
  }
}

/** Moves the scrollbar through all that is loaded, up and down, somewhere else with each frame. */
async function drag(page: Page): Promise<void> {
  await page.evaluate(async ms => {
    const list = document.querySelector('[role=log]');
    if (list === null) throw new Error('there is no list');
    const begin = performance.now();
    for (let now = begin; now - begin < ms; now = performance.now()) {
      const part = 0.5 + 0.4 * Math.cos((6 * (now - begin)) / ms);
      list.scrollTop = part * (list.scrollHeight - list.clientHeight);
      await new Promise(requestAnimationFrame);
    }
  }, scrollMs);
}
