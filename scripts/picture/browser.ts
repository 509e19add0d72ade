import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../../e2e/web/visitor.ts';
import { Evening, evening } from './evening.ts';

const folder = join(import.meta.dirname, '../../docs/pictures');
/** How long after something is shown it counts as read, and a little more. Milliseconds. */
const readMs = 1000;
const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};

/** Draws the pictures of the page for browsers: a real server, people who really talk, and Chromium that looks. */
export async function drawPages(into = folder): Promise<void> {
  await mkdir(into, { recursive: true });
  const told = await Evening.begin();
  const browser = await launchChromium();
  try {
    await draw(told, browser, into);
  } finally {
    await browser.close();
    await told.close();
  }
}

async function draw(told: Evening, browser: Browser, into: string): Promise<void> {
  const keep = async (page: Page, name: string) => {
    await page.mouse.move(0, 0);
    // What is before the eyes is read a moment later.
    await page.waitForTimeout(readMs);
    await rests(page);
    await page.screenshot({ path: join(into, `${name}.png`), animations: 'disabled', caret: 'hide' });
  };
  const at = (clock: string) => told.house.turnsTo(evening(clock));
  const look = (options: BrowserContextOptions) => opens(browser, told.house.webPort, options);

  await at('18:48');
  const big = await look(desk);
  await keep(big, 'entry');
  await enters(big, 'mara');
  await joins(big, '#bicycles', '#bread', '#garden', '#printing');
  await told.goesOn();
  await at('18:56');
  await goesTo(big, '#lobby');
  await big.getByRole('button', { name: 'Not now' }).click();
  await keep(big, 'room');
  await big.keyboard.press('Control+f');
  await big.getByRole('searchbox').fill('bike');
  await big.getByText(/^\d+ messages?$/).waitFor();
  await keep(big, 'search');
  await big.emulateMedia({ colorScheme: 'dark' });
  await big.keyboard.press('Escape');
  await keep(big, 'room-dark');
  await big.close();

  const small = await look(phone);
  await enters(small, 'mara');
  await joins(small, '#bicycles', '#bread');
  await goesTo(small, '#lobby');
  await keep(small, 'phone');
  await small.getByRole('button', { name: 'Rooms', exact: true }).tap();
  await keep(small, 'phone-rooms');
}

/** Shows a room by what everyone has: a command. */
async function goesTo(page: Page, room: string): Promise<void> {
  await page.evaluate(
    hash => {
      location.hash = hash;
    },
    `#/room/${encodeURIComponent(room)}`,
  );
  await page.getByRole('textbox', { name: `Message ${room}` }).waitFor();
}

async function opens(browser: Browser, port: number, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({
    baseURL: `http://127.0.0.1:${port}/`,
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'light',
    ...options,
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(evening('18:56'));
  await page.goto('/');
  await page.getByRole('button', { name: 'Enter', exact: true }).waitFor();
  return page;
}

async function enters(page: Page, pseudo: string): Promise<void> {
  await page.getByLabel('Enter pseudo').fill(pseudo);
  await page.getByRole('button', { name: 'Enter', exact: true }).click();
  await page.getByRole('log').waitFor();
}

async function joins(page: Page, ...rooms: readonly string[]): Promise<void> {
  for (const room of rooms) {
    const field = page.getByRole('textbox', { name: /^Message / });
    await field.fill(`/join ${room}`);
    if (page.viewportSize()?.width === phone.viewport?.width)
      await page.getByRole('button', { name: 'Send' }).tap();
    else await field.press('Enter');
    await page.getByRole('textbox', { name: `Message ${room}` }).waitFor();
  }
}

/** Resolves when nothing has changed on the page for a while. */
async function rests(page: Page): Promise<void> {
  await page.evaluate(async () => {
    let quiet = 0;
    const seen = new MutationObserver(() => {
      quiet = 0;
    });
    seen.observe(document, { subtree: true, childList: true, characterData: true });
    for (; quiet < 30; quiet += 1) await new Promise(requestAnimationFrame);
    seen.disconnect();
  });
}
