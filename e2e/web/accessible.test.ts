import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect, test } from 'vitest';
import { enterByNc } from '../support/nc.ts';
import { describeWith } from '../support/programs.ts';
import { RawFriend } from '../support/raw-friend.ts';
import { startWebSalon } from '../support/salon.ts';
import { closing } from '../support/stage.ts';
import { visitsWithChromium } from './page.ts';
import type { Visitor } from './visitor.ts';

declare const axe: { run(context: Document, options: object): Promise<AxeResults> };

/** Words in each of the sixteen colours that all clients know. */
const colours = `${Array.from({ length: 16 }, (_, colour) => `\u0003${String(colour).padStart(2, '0')}${colour}`).join('\u0003 ')}\u0003 all these words`;

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const rules = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describeWith(['chromium', 'nc'], 'the page for everyone', () => {
  const visit = visitsWithChromium();

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has no faults that axe finds, ${colorScheme}`, async () => {
      const salon = closing(await startWebSalon());
      const alice = await visit(salon.webPort, { colorScheme });
      await isFaultless(alice, 'entry');
      await alice.button('Log in').click();
      await isFaultless(alice, 'entry with an account');
      await alice.button('Enter without an account').click();
      await alice.enters('alice');
      const carol = closing(await RawFriend.enter(salon.ircPort, 'carol', 'Carol'));
      carol.sends('JOIN #lobby', `PRIVMSG #lobby :see https://example.org/a, alice, in ${colours}`);
      await alice.sees(/all these words/);
      await alice.says('/topic Tea at five: https://example.org/tea');
      await alice.says('one of mine');
      await isFaultless(alice, 'room');
      await alice.message('one of mine').hover();
      await isFaultless(alice, 'room with tools');
      await alice.takes('Add a reaction', alice.message('one of mine'));
      await isFaultless(alice, 'reactions', true);
      await alice.button('👍').click();
      await alice.field().pressSequentially('/t');
      await alice.page.getByRole('option').first().waitFor();
      await isFaultless(alice, 'commands', true);
      await alice.field().fill('/help');
      await alice.field().press('Escape');
      await alice.field().press('Enter');
      await alice.field().fill('');
      await isFaultless(alice, 'help', true);
      await alice.button('Emoji').click();
      await alice.page.getByLabel('Search for emoji').waitFor();
      await isFaultless(alice, 'emoji', true);
      await alice.page.keyboard.press('Escape');
      await alice.talk.getByRole('button', { name: 'carol', exact: true }).first().click();
      await alice.page.getByRole('heading', { name: 'Profile' }).waitFor();
      await isFaultless(alice, 'profile');
      await alice
        .button(/^Search/, alice.page.getByRole('main'))
        .first()
        .click();
      await alice.page.getByRole('searchbox').fill('words');
      await alice.page.getByText('1 message', { exact: true }).waitFor();
      await isFaultless(alice, 'search');
      await alice.button('#lobby', alice.page.getByRole('main')).click();
      await alice.page.getByRole('dialog').waitFor();
      await isFaultless(alice, 'room settings');
      await alice.page.keyboard.press('Escape');
      await alice.button('Browse rooms').click();
      await alice.page.getByRole('dialog').waitFor();
      await isFaultless(alice, 'browse');
      await alice.page.keyboard.press('Escape');
      await alice.page.keyboard.press('Control+k');
      await alice.page.getByRole('combobox', { name: 'Go to' }).waitFor();
      await isFaultless(alice, 'switcher');
      await alice.page.keyboard.press('Escape');
      for (const what of ['Settings', 'Account', 'Keyboard shortcuts']) {
        await alice.page
          .getByRole('navigation', { name: 'Rooms' })
          .getByRole('button', { name: 'alice' })
          .click();
        await isFaultless(alice, 'menu of the user', true);
        await alice.picks(what);
        await alice.page.getByRole('dialog', { name: what }).waitFor();
        const tabs = alice.page.getByRole('dialog').getByRole('tab');
        const all = await tabs.all();
        for (const tab of all) {
          await tab.click();
          await isFaultless(alice, `${what}: ${await tab.textContent()}`);
        }
        if (all.length === 0) await isFaultless(alice, what);
        await alice.page.keyboard.press('Escape');
        await alice.page.getByRole('dialog').waitFor({ state: 'detached' });
      }
    });

    test(`has none on a phone, ${colorScheme}`, async () => {
      const salon = closing(await startWebSalon());
      const viewport = { width: 390, height: 844 };
      const alice = await visit(salon.webPort, {
        colorScheme,
        viewport,
        hasTouch: true,
        isMobile: true,
      });
      await isFaultless(alice, 'entry');
      await alice.enters('alice');
      await alice.field().fill('hello');
      await alice.button('Send').tap();
      await isFaultless(alice, 'room');
      await alice.button('Rooms').tap();
      await alice.page.getByRole('dialog', { name: 'Rooms' }).waitFor();
      await isFaultless(alice, 'rooms');
      await alice.page.goBack();
      await alice.button(/^1 member/).tap();
      await alice.page.getByRole('dialog', { name: 'Beside the room' }).waitFor();
      await isFaultless(alice, 'members');
    });
  }

  test('is used by keys alone', async () => {
    const salon = closing(await startWebSalon());
    const carol = closing(await enterByNc(salon.linePort, 'carol'));
    const alice = await visit(salon.webPort);
    const { keyboard } = alice.page;
    // The field to enter a pseudo has the focus, and so has the one to speak.
    await alice.page.getByLabel('Enter pseudo').waitFor();
    await keyboard.type('alice');
    await keyboard.press('Enter');
    await alice.field().waitFor();
    await expect.poll(() => focused(alice)).toContain('Message #lobby');
    await keyboard.type('by keys');
    await keyboard.press('Enter');
    await carol.hears('alice: by keys\n');
    carol.says('answer me');
    await alice.sees('answer me');
    // From the field back to the newest message, and answer it.
    for (let tabs = 0; tabs < 12 && !(await focused(alice)).includes('answer me'); tabs += 1)
      await keyboard.press('Shift+Tab');
    expect(await focused(alice)).toContain('answer me');
    await keyboard.press('r');
    await alice.page.getByText('Replying to carol').waitFor();
    await expect.poll(() => focused(alice)).toContain('Message #lobby');
    await keyboard.type('here you are');
    await keyboard.press('Enter');
    await carol.hears('alice: here you are\n');
    await keyboard.press('Control+k');
    await expect.poll(() => focused(alice)).toBe('Go to');
    await keyboard.type('settings');
    await keyboard.press('Enter');
    await alice.page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await keyboard.press('ArrowDown');
    await alice.page.getByRole('tab', { name: 'Notifications', selected: true }).waitFor();
    await keyboard.press('Escape');
    await alice.page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => focused(alice)).toContain('Message #lobby');
    // Whatever Tab leads to has a name and can be seen to have the focus.
    const reached = new Set<string>();
    for (let tabs = 0; tabs < 60; tabs += 1) {
      await keyboard.press('Tab');
      reached.add(await focused(alice));
      expect(await hasRing(alice), await focused(alice)).toBe(true);
    }
    expect([...reached].some(name => name.includes('lobby'))).toBe(true);
    expect([...reached].some(name => name.includes('alice'))).toBe(true);
    expect([...reached].some(name => name.includes('Browse rooms'))).toBe(true);
  });

  test('says aloud what comes, and does not flood', async () => {
    const salon = closing(await startWebSalon());
    const alice = await visit(salon.webPort);
    await alice.enters('alice');
    const carol = closing(await enterByNc(salon.linePort, 'carol'));
    await alice.page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const listen = () => {
        for (const region of document.querySelectorAll(
          '[aria-live=polite], [aria-live=assertive], [role=status], [role=alert]',
        )) {
          const text = region.textContent ?? '';
          const last = heardOf.get(region);
          if (text !== last && text !== '') heard.push(text);
          heardOf.set(region, text);
        }
      };
      const heardOf = new Map<Element, string>();
      new MutationObserver(listen).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
    carol.says('the first');
    const heard = () => alice.page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    await expect.poll(heard, { timeout: 10_000 }).toContain('carol: the first');
    for (let number = 0; number < 40; number += 1) carol.says(`flood ${number}`);
    await alice.sees('flood 39');
    await expect.poll(async () => (await heard()).join(), { timeout: 10_000 }).toMatch(/\d+ new messages/);
    expect(
      (await heard()).filter(text => text.includes('flood') || text.includes('new messages')).length,
    ).toBeLessThan(6);
  });

  test('moves nothing for who wants no motion', async () => {
    const salon = closing(await startWebSalon());
    const alice = await visit(salon.webPort, { reducedMotion: 'reduce' });
    await alice.enters('alice');
    await alice.page.keyboard.press('Control+k');
    await alice.page.getByRole('combobox', { name: 'Go to' }).waitFor();
    await alice.page.keyboard.press('Escape');
    await alice
      .button(/^Search/)
      .first()
      .click();
    const moving = await alice.page.evaluate(
      () =>
        document.getAnimations().filter(each => Number(each.effect?.getComputedTiming().duration) > 10)
          .length,
    );
    expect(moving).toBe(0);
  });
});

/**
 * Has axe look at the page as it is, when nothing moves any more. Where something lies over a part of the talk for a
 * moment, axe would call what is half below it too small.
 */
async function isFaultless(visitor: Visitor, what: string, isCovered = false): Promise<void> {
  await visitor.page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(each => each.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map(each => each.finished.catch(() => undefined)),
    ),
  );
  if (!(await visitor.page.evaluate(() => 'axe' in window))) await visitor.page.evaluate(rules);
  const found = await visitor.page.evaluate(
    async options => {
      const { violations } = await axe.run(document, options);
      return violations.map(({ id, help, nodes }) => ({
        id,
        help,
        nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`).slice(0, 4),
      }));
    },
    { runOnly: tags, resultTypes: ['violations'], rules: { 'target-size': { enabled: !isCovered } } },
  );
  // All pages are looked at, whatever is wrong with one of them.
  expect.soft({ what, found }).toEqual({ what, found: [] });
}

/** The name of what has the focus. */
async function focused(visitor: Visitor): Promise<string> {
  return await visitor.page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
}

/** Whether one sees what has the focus. */
async function hasRing(visitor: Visitor): Promise<boolean> {
  return await visitor.page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return true;
    const looks = (one: Element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    };
    // A field may have the ring on the frame that it stands in.
    for (
      let one: Element | null = element, steps = 0;
      one !== null && steps < 4;
      one = one.parentElement, steps += 1
    )
      if (looks(one)) return true;
    return false;
  });
}
