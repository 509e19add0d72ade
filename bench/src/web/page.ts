import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { percentile } from '../measure/stats.ts';
import { findProgram } from '../servers/installed.ts';

/** What of the page is kept after all was let go that can be. */
export interface Held {
  readonly heapMiB: number;
  /** Elements in the page. */
  readonly elements: number;
  /** All DOM nodes that the scripts still hold, in the page or not. */
  readonly nodes: number;
  readonly listeners: number;
}

/** Debian's Chromium without a window. Its sandbox does not work for root, nor has a container much shared memory. */
export function openChromium(): Promise<Browser> {
  const executablePath = findProgram('chromium');
  if (executablePath === undefined) throw new Error('Chromium is not installed.');
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Someone with the page open, and with a wire to the insides of her browser. */
export class Reader {
  readonly page: Page;
  private readonly insides: CDPSession;

  private constructor(page: Page, insides: CDPSession) {
    this.page = page;
    this.insides = insides;
  }

  /** Comes in with a nick, in a browser that keeps nothing of others, and goes to a room. */
  static async enter(browser: Browser, webPort: number, nick: string, room: string): Promise<Reader> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${webPort}/`);
    await page.getByLabel('Enter pseudo').fill(nick);
    await page.keyboard.press('Enter');
    const reader = new Reader(page, await context.newCDPSession(page));
    await reader.field().waitFor();
    await reader.join(room);
    return reader;
  }

  field() {
    return this.page.getByRole('textbox', { name: /^Message / });
  }

  async join(room: string): Promise<void> {
    await this.field().fill(`/join ${room}`);
    await this.field().press('Enter');
    await this.page.getByRole('textbox', { name: `Message ${room}`, exact: true }).waitFor();
  }

  /** Resolves when that stands in the room that is shown. */
  async sees(text: string, timeout = 60_000): Promise<void> {
    await this.page.waitForFunction(
      wanted => document.querySelector('[role=log]')?.textContent?.includes(wanted),
      text,
      { timeout, polling: 'raf' },
    );
  }

  /** What is held when all is gone that nobody needs. */
  async held(): Promise<Held> {
    for (let round = 0; round < 2; round += 1) await this.insides.send('HeapProfiler.collectGarbage');
    const { usedSize } = await this.insides.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await this.insides.send('Memory.getDOMCounters');
    const elements = await this.page.evaluate(() => document.querySelectorAll('*').length);
    return { heapMiB: usedSize / 2 ** 20, elements, nodes, listeners: jsEventListeners };
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }
}

/** Frames that were painted over a time. */
export interface Frames {
  readonly perSecond: number;
  readonly p95Ms: number;
}

/** Counts frames while something is done. */
export async function framesOf(page: Page, act: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const times: number[] = [];
    const counting = { times, goesOn: true };
    Object.assign(globalThis, { counting });
    const frame = (at: number) => {
      times.push(at);
      if (counting.goesOn) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await act();
  const times = await page.evaluate(() => {
    const { counting } = globalThis as unknown as { counting: { times: number[]; goesOn: boolean } };
    counting.goesOn = false;
    return counting.times;
  });
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
  const sum = gaps.reduce((all, gap) => all + gap, 0);
  return { perSecond: (1000 * gaps.length) / sum, p95Ms: percentile(gaps, 0.95) };
}
