/**
 * Measures the timeline in Chromium, on the stage that was built into the folder given: how many frames it draws in a
 * second while a room of 100,000 entries is scrolled through, how long the longest tasks are, and what it takes of memory.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

const [folder = ''] = process.argv.slice(2);
const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const file = pathname === '/' ? 'index.html' : pathname.slice(1);
  try {
    const body = await readFile(join(folder, file));
    response.setHeader('content-type', types[file.split('.').pop() ?? ''] ?? 'application/octet-stream');
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
const { port } = server.address() as AddressInfo;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  for (const step of [10, 60, 400, 4000])
    await report(browser, `all there, ${step} px a frame`, '?entries=100000&shown=100000', step);
  await report(browser, 'pages of 200, 60 px a frame', '?entries=100000&shown=200', 60);
  await report(browser, 'compact, 60 px a frame', '?entries=100000&shown=100000&density=compact', 60);
} finally {
  await browser.close();
  server.close();
}

async function report(by: Browser, name: string, query: string, step: number): Promise<void> {
  const page = await by.newPage({ viewport: { width: 880, height: 900 } });
  const begun = performance.now();
  await page.goto(`http://127.0.0.1:${port}/${query}`);
  await page.waitForSelector('[data-key]');
  const shownMs = Math.round(performance.now() - begun);
  await page.waitForTimeout(500);
  const frames = await page.evaluate(scrollThrough, step);
  process.stdout.write(`${name}: ${JSON.stringify({ shownMs, ...frames, ...(await memoryOf(page)) })}\n`);
  await page.close();
}

async function memoryOf(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find(one => one.name === name)?.value ?? 0;
  return { heapMiB: Math.round(metric('JSHeapUsedSize') / 2 ** 20), nodes: metric('Nodes') };
}

/** Runs in the page: scrolls up for six seconds and notes each frame. */
async function scrollThrough(step: number) {
  const list = document.querySelector('[role=log]');
  if (list === null) throw new Error('there is no list');
  const long: number[] = [];
  const observer = new PerformanceObserver(seen =>
    long.push(...seen.getEntries().map(entry => entry.duration)),
  );
  observer.observe({ type: 'longtask' });
  const frames: number[] = [];
  let blank = 0;
  const until = performance.now() + 6000;
  let before = await new Promise(requestAnimationFrame);
  while (performance.now() < until) {
    list.scrollTop -= step;
    const now = await new Promise(requestAnimationFrame);
    frames.push(now - before);
    before = now;
    // The list takes no pointer while it is scrolled: rows are looked for by where they are.
    const middle = list.clientHeight / 2;
    const isDrawn = [...list.querySelectorAll('[data-key]')].some(row => {
      const { top, bottom } = row.getBoundingClientRect();
      return top <= middle && bottom >= middle - 60;
    });
    if (!isDrawn) blank += 1;
  }
  observer.disconnect();
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (part: number) => Math.round((sorted[Math.floor(sorted.length * part)] ?? 0) * 10) / 10;
  return {
    fps: Math.round((frames.length / frames.reduce((sum, ms) => sum + ms, 0)) * 10_000) / 10,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    longTasks: long.length,
    longestMs: Math.round(Math.max(0, ...long)),
    blankFrames: blank,
    scrolledTo: Math.round(list.scrollTop),
  };
}
