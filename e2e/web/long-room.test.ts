import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rememberLongRoom } from '../support/long-room.ts';
import { describeWith } from '../support/programs.ts';
import { startWebSalonIn } from '../support/salon.ts';
import { closing } from '../support/stage.ts';
import { visitsWithChromium } from './page.ts';
import type { Visitor } from './visitor.ts';

/** What the page may have drawn, and what its scripts may hold, however much was said. */
const nodesMax = 3000;
const heapBytesMax = 64 * 1024 * 1024;

describeWith(['chromium'], 'a room in which 100,000 messages were said', () => {
  const visit = visitsWithChromium();

  test('opens, is read page by page without a jump, and is searched', { timeout: 120_000 }, async ({
    annotate,
  }) => {
    const folder = await mkdtemp(join(tmpdir(), 'salon-e2e-'));
    closing({ close: () => rm(folder, { recursive: true }) });
    const count = await rememberLongRoom(folder);
    const salon = closing(await startWebSalonIn(folder));
    const alice = await visit(salon.webPort);
    await alice.enters('alice');
    await alice.says('/join #long');
    await alice.field('#long').waitFor();
    await alice.sees(`message ${count} `);

    const moved = await scrollsUp(alice, 12);
    await annotate(JSON.stringify(moved));
    expect(moved.read).toBeGreaterThan(600);
    expect(moved.worst).toBeLessThanOrEqual(1.5);
    await staysSmall(alice);

    await alice
      .button(/^Search/)
      .first()
      .click();
    await alice.page.getByRole('searchbox').fill('needle');
    const found = alice.page.getByRole('complementary').getByText(/needle/);
    await found.first().click();
    await alice.sees('message 50000 ');
    await staysSmall(alice);
    await alice.button('Jump to newest').click();
    await alice.sees(`message ${count} `);
    await alice.says('and the last one');
    await alice.sees('and the last one');
    await staysSmall(alice);
  });
});

/** Turns the wheel until so many pages have come, and measures how far what is read was moved by a page that came. */
async function scrollsUp(visitor: Visitor, pages: number): Promise<{ worst: number; read: number }> {
  return await visitor.talk.evaluate(async (list, wanted) => {
    const frame = () => new Promise(requestAnimationFrame);
    const seen = new Set<string>();
    let worst = 0;
    let came = 0;
    for (let step = 0; came < wanted && step < 3000; step += 1) {
      list.scrollTop -= 300;
      await frame();
      await frame();
      const rows = [...list.querySelectorAll<HTMLElement>('[data-key]')];
      for (const row of rows) seen.add(row.dataset.key ?? '');
      const row = rows.find(one => one.getBoundingClientRect().top > 200);
      const top = row?.getBoundingClientRect().top ?? 0;
      const height = list.scrollHeight;
      for (let wait = 0; wait < (list.scrollTop < 2000 ? 20 : 1); wait += 1) {
        await frame();
        if (list.scrollHeight !== height) break;
      }
      if (list.scrollHeight > height + 1000) came += 1;
      if (row?.isConnected === true) worst = Math.max(worst, Math.abs(row.getBoundingClientRect().top - top));
    }
    return { worst, read: seen.size };
  }, pages);
}

async function staysSmall(visitor: Visitor): Promise<void> {
  const nodes = await visitor.page.evaluate(() => document.querySelectorAll('*').length);
  expect(nodes).toBeLessThan(nodesMax);
  expect(await visitor.heapBytes()).toBeLessThan(heapBytesMax);
}
