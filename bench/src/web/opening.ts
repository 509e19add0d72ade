import type { Browser, Page } from 'playwright-core';
import { percentile } from '../measure/stats.ts';
import { Talker } from './people.ts';
import { startWebSalon } from './salon.ts';

const rounds = 7;
const room = '#lobby';

/** How long it takes to come in, in milliseconds, as medians; and how much script that needs. */
export interface Opening {
  readonly scriptBytes: number;
  readonly cold: Steps;
  readonly warm: Steps;
}

interface Steps {
  /** From the begin of the navigation until the field takes keys. */
  readonly fieldMs: number;
  /** From Enter to the first message shown. */
  readonly messageMs: number;
}

/** Opens the page with nothing kept and with all kept, and comes in where something was said before. */
export async function measureOpening(browser: Browser): Promise<Opening> {
  const salon = await startWebSalon();
  const talker = await Talker.enter(salon.ircPort, 'ann', [room], false);
  talker.send(`PRIVMSG ${room} :the first message`);
  const cold: Steps[] = [];
  const warm: Steps[] = [];
  let scriptBytes = 0;
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext({ locale: 'en-GB' });
    const first = await context.newPage();
    const sizes: Promise<number>[] = [];
    first.on('response', response => {
      const request = response.request();
      if (request.resourceType() === 'script')
        sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    });
    const base = `http://127.0.0.1:${salon.webPort}/`;
    cold.push(await comeIn(first, base, `c${round}`));
    // What is fetched when there is time for it may come before the message or behind it: the most counts.
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    scriptBytes = Math.max(scriptBytes, bytes);
    await first.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await first.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
    await first.close();
    const second = await context.newPage();
    warm.push(await comeIn(second, base, `w${round}`));
    await context.close();
  }
  talker.leave();
  await salon.close();
  return { scriptBytes, cold: medianOf(cold), warm: medianOf(warm) };
}

async function comeIn(page: Page, url: string, nick: string): Promise<Steps> {
  // The times are taken inside the page, so that the wire to it costs nothing.
  await page.addInitScript(() => {
    const times: { field?: number; enter?: number; message?: number } = {};
    Object.assign(globalThis, { times });
    const look = () => {
      if (document.querySelector('input[name=nick]') !== null) times.field ??= performance.now();
      if (document.querySelector('[role=log]')?.textContent?.includes('the first message'))
        times.message ??= performance.now();
      if (times.message === undefined) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    addEventListener(
      'keydown',
      event => {
        if (event.key === 'Enter') times.enter ??= performance.now();
      },
      true,
    );
  });
  await page.goto(url);
  const field = page.getByLabel('Enter pseudo');
  await field.fill(nick);
  await field.press('Enter');
  await page.waitForFunction(() => 'message' in (globalThis as unknown as { times: object }).times);
  const { times } = await page.evaluate(() => ({
    times: (globalThis as unknown as { times: { field: number; enter: number; message: number } }).times,
  }));
  return { fieldMs: times.field, messageMs: times.message - times.enter };
}

function medianOf(steps: readonly Steps[]): Steps {
  return {
    fieldMs: percentile(
      steps.map(({ fieldMs }) => fieldMs),
      0.5,
    ),
    messageMs: percentile(
      steps.map(({ messageMs }) => messageMs),
      0.5,
    ),
  };
}
