import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { placeOf } from '../support/programs.ts';
import { until } from '../support/until.ts';

const built = new URL('../../packages/web/dist/index.html', import.meta.url).pathname;

/** How long something on the page may take on a slow machine under load. Milliseconds. */
const patienceMs = 15_000;

/** One Chromium, in which each person has a browser of her own: what one keeps there the others do not have. */
export class Chromium {
  private readonly browser: Browser;

  private constructor(browser: Browser) {
    this.browser = browser;
  }

  /** Begins Debian's Chromium; fails when the page that it is to show is not built. */
  static async open(): Promise<Chromium> {
    if (!existsSync(built)) throw new Error('The page is not built: `npm run build` makes it.');
    return new Chromium(await launchChromium());
  }

  /** Someone who opens the page of the server at a port. */
  async visitor(webPort: number, options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await this.browser.newContext({
      baseURL: `http://127.0.0.1:${webPort}/`,
      viewport: { width: 1280, height: 800 },
      locale: 'en-GB',
      ...options,
    });
    context.setDefaultTimeout(patienceMs);
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        reportError(new Error(`${violatedDirective} does not allow ${blockedURI}`)),
      );
    });
    const visitor = new Visitor(await context.newPage());
    await visitor.page.goto('/');
    return visitor;
  }

  async close(): Promise<void> {
    await this.browser.close();
  }
}

/** Debian's Chromium, without a window. */
export async function launchChromium(): Promise<Browser> {
  const place = placeOf('chromium');
  if (place === undefined) throw new Error('Chromium is not installed');
  // Its sandbox does not work for root, nor does a container have much shared memory.
  return await chromium.launch({ executablePath: place, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Someone with a browser. */
export class Visitor {
  readonly page: Page;
  /** What went wrong on the page: errors of its console, what nobody caught, what its policy did not allow. */
  readonly complaints: string[] = [];
  /** The addresses of all that the page asked for. */
  readonly asked: string[] = [];
  private forgiven: RegExp | undefined;

  constructor(page: Page) {
    this.page = page;
    page.on('console', message => {
      if (message.type() === 'error') this.complains(message.text());
    });
    page.on('request', request => this.asked.push(request.url()));
    page.on('pageerror', error => this.complains(error.stack ?? error.message));
  }

  /** What she has to live with while the server is away: the browser logs it, whatever the page does. */
  forgives(complaint: RegExp): void {
    this.forgiven = complaint;
  }

  /** Enters a pseudo, and is in when there is a field to say something. */
  async enters(pseudo: string, room = '#lobby'): Promise<void> {
    await this.page.getByLabel('Enter pseudo').fill(pseudo);
    await this.page.getByRole('button', { name: 'Enter', exact: true }).click();
    await this.field(room).waitFor();
  }

  /** The field to say something in the room that is shown. */
  field(room: string | RegExp = /./): Locator {
    const name = room instanceof RegExp ? /^Message / : `Message ${room}`;
    return this.page.getByRole('textbox', { name, exact: true });
  }

  /** Types into the field, and presses Enter. Waits until the field is empty again. */
  async says(...lines: readonly string[]): Promise<void> {
    const field = this.field();
    await field.fill(lines.join('\n'));
    await field.press('Enter');
    await until(
      'the field to be empty',
      async () => (await field.inputValue()) === '',
      () => field.inputValue(),
    );
  }

  /** All that was said in the room that is shown. */
  get talk(): Locator {
    return this.page.getByRole('log');
  }

  /** The message with that in it. */
  message(text: string | RegExp): Locator {
    return this.talk.getByRole('article').filter({ hasText: text });
  }

  /** Waits until that stands in the talk. */
  async sees(text: string | RegExp): Promise<void> {
    const wanted = this.talk.getByText(text).last();
    await wanted.waitFor().catch(async () => {
      throw new Error(`waited in vain for ${text}; there is:\n${await this.talk.innerText()}`);
    });
  }

  /** How many messages with that in it there are. */
  async counts(text: string | RegExp): Promise<number> {
    return await this.message(text).count();
  }

  /** A button of that name, somewhere on the page. */
  button(name: string | RegExp, inside: Page | Locator = this.page): Locator {
    return inside.getByRole('button', { name, exact: typeof name === 'string' });
  }

  /** Presses what is offered beside a message: Reply, Edit … */
  async takes(tool: string, message: Locator): Promise<void> {
    await message.hover();
    await this.button(tool, message.getByRole('toolbar')).click();
  }

  /** Picks from the menu that lies open. */
  async picks(item: string | RegExp): Promise<void> {
    const name = item;
    const items = this.page
      .getByRole('menuitem', { name })
      .or(this.page.getByRole('menuitemradio', { name }));
    await items.click();
  }

  /** A room or a talk in the list at the left, as a link. */
  room(name: string): Locator {
    return this.page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name });
  }

  /** Goes to a room of the list. */
  async goesTo(name: string): Promise<void> {
    await this.room(name.replace(/^#/, '')).click();
    await this.field(name).waitFor();
  }

  /** How much wider than its window the page is; more than 0 has it scroll to the side. Pixels. */
  async overflow(): Promise<number> {
    return await this.page.evaluate(
      () => (document.scrollingElement?.scrollWidth ?? 0) - document.documentElement.clientWidth,
    );
  }

  /** What the scripts of the page hold when all that they do not need is gone. Bytes. */
  async heapBytes(): Promise<number> {
    const session = await this.page.context().newCDPSession(this.page);
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    await session.detach();
    return usedSize;
  }

  /** Closes her browser; fails when the page had something to complain of. */
  async close(): Promise<void> {
    await this.page.context().close();
    if (this.complaints.length > 0) throw new Error(`the page said:\n${this.complaints.join('\n')}`);
  }

  private complains(complaint: string): void {
    if (this.forgiven?.test(complaint) !== true) this.complaints.push(complaint);
  }
}
