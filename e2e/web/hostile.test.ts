import { expect, test } from 'vitest';
import { describeWith } from '../support/programs.ts';
import { RawFriend } from '../support/raw-friend.ts';
import { startWebSalon } from '../support/salon.ts';
import { closing } from '../support/stage.ts';
import { visitsWithChromium } from './page.ts';
import type { Visitor } from './visitor.ts';

const scripts = '<script>window.ran=1</script><img src=x onerror="window.ran=1"><svg onload=window.ran=1>';
const zalgo = `z${'\u0300\u0316\u0325\u0334\u0489'.repeat(40)}algo`;

/** All that a nick may have in it. */
const nick = 'm{}|^`[]\\_a';

/** What mallory says in the room, each as one message. */
const said: Readonly<Record<string, string>> = {
  'scripts and images': scripts,
  'an override of the direction': '\u202e txet eht fo tser eht nrut \u2066\u2067 to the left',
  'a word of many letters': 'w'.repeat(380),
  zalgo: `${zalgo} ${zalgo}`,
  'links that run':
    'javascript:window.ran=1 JaVaScRiPt:window.ran=1 vbscript:x data:text/html,<script>1</script>',
  'links in brackets': '[click](javascript:window.ran=1) <https://example.org/" onmouseover="window.ran=1>',
  'a flood of colours': Array.from(
    { length: 60 },
    (_, at) => `\u0003${at % 99},${(at * 7) % 99}x\u0002\u001d\u001f\u0016`,
  ).join(''),
  'characters of control': `a\u0001b\u0007c\u001bd\u001b[31mred\u007fe\u0085f\u2028g\u2029h\ufeffi\u200b\u{e0001}j`,
  'a deed with scripts': `\u0001ACTION ${scripts}\u0001`,
  'a lone surrogate, broken off': 'before \ufffd after',
  'lines of a table of boxes': '▇'.repeat(300),
  emoji: '👩‍👩‍👧‍👦'.repeat(12),
};

describeWith(['chromium'], 'hostile people on the page', () => {
  const visit = visitsWithChromium();

  for (const size of [
    { width: 1280, height: 800 },
    { width: 390, height: 844 },
  ]) {
    test(`nothing runs and nothing breaks at ${size.width} pixels`, async () => {
      const salon = closing(await startWebSalon());
      const alice = await visit(salon.webPort, { viewport: size });
      await alice.enters('alice');
      await alice.says('/topic what alice set');
      const mallory = closing(await RawFriend.enter(salon.ircPort, nick, scripts.slice(0, 80)));
      mallory.sends('AWAY :<img src=x onerror=window.ran=1>');
      mallory.sends('METADATA * SET avatar :javascript:window.ran=1');
      mallory.sends(`METADATA * SET display-name :${scripts.slice(0, 60)}`);
      mallory.sends('JOIN #lobby');
      for (const text of Object.values(said)) mallory.sends(`PRIVMSG #lobby :${text}`);
      mallory.sends('PRIVMSG #lobby :the last of mallory');
      await alice.sees('the last of mallory');
      await alice.says('alice is still herself');
      await stays(alice, size.width);

      await alice.talk.getByRole('button', { name: nick, exact: true }).first().click();
      await alice.page.getByRole('heading', { name: 'Profile' }).waitFor();
      await stays(alice, size.width);
      await alice.button('Close').last().click();
      await alice.says(`/op ${nick}`);
      await mallory.hears(`MODE #lobby +o ${nick}`);
      mallory.sends(`TOPIC #lobby :${scripts}\u202e${'t'.repeat(200)}`);
      await alice.page.getByTitle(/<script>/).waitFor();
      await stays(alice, size.width);
      mallory.sends('PRIVMSG alice :javascript:window.ran=1 in private');
      await alice.says(`/msg ${nick} what do you want?`);
      await alice.sees('in private');
      await stays(alice, size.width);
      await alice.says('w'.repeat(4096), zalgo.repeat(5));
      await alice.message('w'.repeat(1000)).last().waitFor();
      await stays(alice, size.width);
      await alice.says('/join #lobby');
      await alice.field('#lobby').waitFor();
      mallory.sends(`QUIT :${scripts}`);
      await alice.talk.getByText(/left/).last().waitFor();
      await stays(alice, size.width);
    });
  }
});

/** What must be so whatever others say. */
async function stays(visitor: Visitor, width: number): Promise<void> {
  const found = await visitor.page.evaluate(() => ({
    ran: 'ran' in window,
    // Nothing is fetched from elsewhere because someone says so.
    pictures: [...document.images].map(({ src }) => src).filter(src => !src.startsWith(location.origin)),
    elements: document.querySelectorAll('[role=log] :is(script, iframe, object, embed, svg[onload], img)')
      .length,
    hrefs: [...document.querySelectorAll('[role=log] a')].map(link => link.getAttribute('href') ?? ''),
  }));
  expect(found.ran).toBe(false);
  expect(found.elements).toBe(0);
  expect(found.pictures).toEqual([]);
  expect(found.hrefs.filter(href => !/^(https?|mailto|ircs?):/.test(href))).toEqual([]);
  expect(await visitor.overflow()).toBeLessThanOrEqual(0);
  // Each message stays in its row, and so below the one before.
  const boxes = await visitor.talk.getByRole('article').evaluateAll(rows =>
    rows.map(row => {
      const { top, bottom, left, right } = row.getBoundingClientRect();
      return { top, bottom, left, right };
    }),
  );
  for (const [index, { top, left, right }] of boxes.entries()) {
    const before = boxes[index - 1];
    if (before !== undefined) expect(top).toBeGreaterThanOrEqual(before.bottom - 1);
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
  }
}
