import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeWith } from '../support/programs.ts';
import { below, rowBelow, still, TimelineStage, topOf } from './timeline-stage.ts';

/** What the page of the stage gives to scripts. */
declare const stage: {
  readonly room: { unread: number; touch(): void };
  readonly timeline: {
    readonly entries: readonly unknown[];
    readonly atEnd: boolean;
    add(entry: unknown): void;
    change(key: string, change: object): void;
  };
  readonly notes: string[];
  readonly view: {
    readonly now: { readonly composing: ReadonlyMap<string, unknown> };
    set(change: object): void;
  };
  entryOf(key: string, change?: object): unknown;
};

let shown: TimelineStage;

describeWith(['chromium'], 'the timeline in a browser', () => {
  beforeAll(async () => {
    shown = await TimelineStage.open();
  });
  afterAll(() => shown.close());

  test('stays at the newest when messages come, and when the window gets another size', async () => {
    const page = await shown.page('?entries=1000&shown=200');
    expect(await below(page)).toBeLessThan(1);
    await page.evaluate(async () => {
      for (let index = 0; index < 20; index += 1) {
        stage.timeline.add(
          stage.entryOf(`n${index}`, { at: Date.now(), text: 'more '.repeat(1 + index * 4) }),
        );
        await new Promise(requestAnimationFrame);
      }
    });
    await still(page);
    expect(await below(page)).toBeLessThan(1);
    for (const [width, height] of [
      [500, 800],
      [880, 400],
      [880, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      await still(page);
      expect(await below(page)).toBeLessThan(1);
    }
  });

  test('moves nothing when messages come below what is read, and leads there', async () => {
    const page = await shown.page('?entries=1000&shown=200');
    await page.mouse.move(400, 400);
    await page.mouse.wheel(0, -2500);
    await still(page);
    const row = await rowBelow(page, 200);
    await page.evaluate(() => {
      for (let index = 0; index < 5; index += 1)
        stage.timeline.add(stage.entryOf(`n${index}`, { at: Date.now() }));
      stage.room.unread = 5;
      stage.room.touch();
    });
    await page.waitForSelector('text=5 new messages');
    await still(page);
    expect(Math.abs(((await topOf(page, row.key)) ?? 0) - row.top)).toBeLessThan(1);
    await page.click('text=5 new messages');
    await still(page);
    expect(await below(page)).toBeLessThan(1);
  });

  test('moves nothing when older pages come', async () => {
    const page = await shown.page('?entries=5000&shown=200');
    const moved = await page.evaluate(async () => {
      const list = document.querySelector('[role=log]');
      const frame = () => new Promise(requestAnimationFrame);
      const first = stage.timeline.entries.length;
      let worst = 0;
      for (
        let step = 0;
        list !== null && step < 2000 && stage.timeline.entries.length < first + 600;
        step += 1
      ) {
        list.scrollTop -= 250;
        await frame();
        await frame();
        const row = [...list.querySelectorAll('[data-key]')].find(
          one => one.getBoundingClientRect().top > 300,
        );
        const top = row?.getBoundingClientRect().top ?? Number.NaN;
        for (let wait = 0; wait < 4; wait += 1) await frame();
        worst = Math.max(worst, Math.abs((row?.getBoundingClientRect().top ?? 0) - top));
      }
      return { worst, pages: (stage.timeline.entries.length - first) / 200 };
    });
    expect(moved.pages).toBeGreaterThanOrEqual(3);
    expect(moved.worst).toBeLessThanOrEqual(1);
  });

  test('keeps the row of a message that gets through, and follows what one says', async () => {
    const page = await shown.page('?entries=300');
    await page.mouse.move(400, 400);
    await page.mouse.wheel(0, -2500);
    await still(page);
    await page.evaluate(() => {
      const own = { at: Date.now(), own: true, delivery: 'pending', msgid: undefined };
      stage.timeline.add(stage.entryOf('own', own));
    });
    await page.waitForSelector('[data-key=own]');
    await still(page);
    expect(await below(page)).toBeLessThan(1);
    const before = await topOf(page, 'own');
    const row = await page.$('[data-key=own]');
    await page.evaluate(() => stage.timeline.change('own', { delivery: 'sent', msgid: 'id-own' }));
    await still(page);
    expect(await topOf(page, 'own')).toBe(before);
    expect(await row?.evaluate(element => element.isConnected)).toBe(true);
  });

  test('jumps to a message that is far away, and back to the newest', async () => {
    const page = await shown.page('?entries=5000&shown=200');
    await page.evaluate(() => stage.view.set({ highlighted: 'id-k1001' }));
    await page.waitForSelector('[data-key=k1001]');
    await still(page);
    expect(await topOf(page, 'k1001')).toBeGreaterThan(200);
    expect(await topOf(page, 'k1001')).toBeLessThan(600);
    await page.click('text=Jump to newest');
    await page.waitForSelector('[data-key=k4999]');
    await still(page);
    expect(await below(page)).toBeLessThan(1);
  });

  test('leads to the first that was not read, near and far', async () => {
    for (const query of ['?entries=1000&shown=1000&unread=100', '?entries=3000&shown=200&unread=1500']) {
      const page = await shown.page(query);
      await page.click('text=/new messages since/i');
      await page.waitForSelector('[role=log] >> text="New"');
      await still(page);
      const line = page.locator('[role=log] >> text="New"');
      expect((await line.boundingBox())?.y).toBeLessThan(800);
      expect(await page.locator('text=/new messages since/i').count()).toBe(0);
    }
  });

  test('can be used by keys', async () => {
    const page = await shown.page('');
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('[data-key]')?.getAttribute('data-key'));
    await page.evaluate(() =>
      stage.timeline.add(stage.entryOf('own', { at: Date.now(), own: true, text: 'mine' })),
    );
    await page.focus('[data-key=own]');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('s26');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('e');
    const composing = () => page.evaluate(() => [...stage.view.now.composing.values()]);
    expect(await composing()).toEqual([{ editing: 'id-own' }]);
    await page.keyboard.press('r');
    expect(await composing()).toEqual([{ replyTo: 'id-own' }]);
    await page.keyboard.press('+');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => stage.notes.at(-1) === 'react id-own ❤️');
    expect(await focused()).toBe('own');
    await page.keyboard.press('Delete');
    await page.waitForSelector('dialog');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => stage.notes.at(-1) === 'remove id-own');
    expect(await focused()).toBe('own');
  });

  test('shows hostile messages harmlessly', async () => {
    const page = await shown.page('');
    await page.mouse.move(400, 400);
    await page.mouse.wheel(0, -900);
    await still(page);
    const found = await page.evaluate(() => ({
      scripts: document.querySelectorAll('[role=log] script, [role=log] img, [role=log] iframe').length,
      hrefs: [...document.querySelectorAll('[role=log] a')].map(link => link.getAttribute('href')),
      wide: (document.querySelector('[role=log]')?.scrollWidth ?? 0) > innerWidth,
    }));
    expect(found.scripts).toBe(0);
    expect(found.hrefs.filter(href => !href?.startsWith('https://'))).toEqual([]);
    expect(found.wide).toBe(false);
  });

  test('says aloud what comes, without flooding', async () => {
    const page = await shown.page('?entries=300');
    const said = await page.evaluate(async () => {
      const region = document.querySelector('[role=status][aria-live=polite]');
      const heard: string[] = [];
      new MutationObserver(() => heard.push(region?.textContent ?? '')).observe(region ?? document, {
        subtree: true,
        childList: true,
        characterData: true,
      });
      for (let index = 0; index < 6; index += 1) {
        stage.timeline.add(stage.entryOf(`a${index}`, { at: Date.now(), nick: 'bob', text: `hi ${index}` }));
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
      }
      while (heard.length < 2) await new Promise(requestAnimationFrame);
      return heard;
    });
    expect(said).toEqual(['bob: hi 0', '5 new messages']);
  });

  // How fast it is the benchmarks say (docs/benchmarks.md, "Scrolling in a long room").
  test('scrolls through 100,000 messages without an empty frame, and holds few of them', async () => {
    const page = await shown.page('?entries=100000&shown=100000');
    const seen = await page.evaluate(async () => {
      const list = document.querySelector('[role=log]');
      let [frames, empty, elements] = [0, 0, 0];
      for (; list !== null && frames < 240; frames += 1) {
        list.scrollTop -= 120;
        await new Promise(requestAnimationFrame);
        const middle = list.clientHeight / 2;
        const rows = [...list.querySelectorAll('[data-key]')].map(row => row.getBoundingClientRect());
        if (!rows.some(({ top, bottom }) => top <= middle + 60 && bottom >= middle - 60)) empty += 1;
        elements = Math.max(elements, list.querySelectorAll('*').length);
      }
      return { frames, empty, elements };
    });
    expect(seen).toMatchObject({ frames: 240, empty: 0 });
    expect(seen.elements).toBeLessThan(3000);
  });
});
