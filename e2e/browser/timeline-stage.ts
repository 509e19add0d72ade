import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { Child } from '../support/child.ts';
import { launchChromium } from '../web/visitor.ts';

const root = new URL('../../', import.meta.url).pathname;
const config = `${root}packages/web/test/stage/vite.config.ts`;
const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** The timeline of the browser client in Chromium, with a room made up (packages/web/test/stage) and no server. */
export class TimelineStage {
  private readonly folder: string;
  private readonly server: Server;
  private readonly browser: Browser;

  private constructor(folder: string, server: Server, browser: Browser) {
    this.folder = folder;
    this.server = server;
    this.browser = browser;
  }

  /** Builds the stage and begins a browser. */
  static async open(): Promise<TimelineStage> {
    const folder = await mkdtemp(join(tmpdir(), 'salon-stage-'));
    const build = new Child(`${root}node_modules/.bin/vite`, ['build', '-c', config, '--outDir', folder]);
    if ((await build.ended) !== 0) throw new Error(`the stage cannot be built: ${build.stdout}`);
    const server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const file = pathname === '/' ? 'index.html' : pathname.slice(1);
      readFile(join(folder, file)).then(
        body => {
          response.setHeader(
            'content-type',
            types[file.split('.').pop() ?? ''] ?? 'application/octet-stream',
          );
          response.end(body);
        },
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const browser = await launchChromium();
    return new TimelineStage(folder, server, browser);
  }

  /** A page with the room that the query says; fails when the page does. */
  async page(query: string, size = { width: 880, height: 800 }): Promise<Page> {
    const page = await this.browser.newPage({ viewport: size });
    onTestFinished(() => page.close());
    page.on('pageerror', error => {
      throw error;
    });
    const { port } = this.server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/${query}`);
    await page.waitForSelector('[data-key]');
    await still(page);
    return page;
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.close();
    await rm(this.folder, { recursive: true });
  }
}

/** Resolves when nothing has moved in the list for ten frames. */
export async function still(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const list = document.querySelector('[role=log]');
    const state = () => {
      const rows = [...(list?.querySelectorAll('[data-key]') ?? [])];
      return rows.map(row => `${row.getAttribute('data-key')} ${row.getBoundingClientRect().top}`).join();
    };
    let before = '';
    for (let same = 0; same < 10; same += 1) {
      await new Promise(requestAnimationFrame);
      const now = state();
      if (now !== before) same = 0;
      before = now;
    }
  });
}

/** How far the end of the list is below what is seen, in pixels. */
export function below(page: Page): Promise<number> {
  return page.evaluate(() => {
    const list = document.querySelector('[role=log]');
    return list === null ? Number.NaN : list.scrollHeight - list.scrollTop - list.clientHeight;
  });
}

/** Where a row is on the screen; undefined when it is not drawn. */
export function topOf(page: Page, key: string): Promise<number | undefined> {
  return page.evaluate(
    name => document.querySelector(`[data-key="${name}"]`)?.getBoundingClientRect().top,
    key,
  );
}

/** The first row below that place on the screen. */
export function rowBelow(page: Page, y: number): Promise<{ key: string; top: number }> {
  return page.evaluate(from => {
    const rows = [...document.querySelectorAll<HTMLElement>('[role=log] [data-key]')];
    const row = rows.find(one => one.getBoundingClientRect().top > from);
    return { key: row?.dataset.key ?? '', top: row?.getBoundingClientRect().top ?? Number.NaN };
  }, y);
}
