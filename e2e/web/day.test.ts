import { expect, test } from 'vitest';
import { openIrssiIn } from '../support/irssi.ts';
import { enterByNc } from '../support/nc.ts';
import { describeWith } from '../support/programs.ts';
import { startWebSalon } from '../support/salon.ts';
import { closing } from '../support/stage.ts';
import { visitsWithChromium } from './page.ts';
import type { Visitor } from './visitor.ts';

/** A picture of one pixel. */
const picture =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describeWith(['chromium', 'nc', 'irssi', 'tmux'], 'two browsers, nc and irssi in one room', () => {
  const visit = visitsWithChromium();

  /** Alice, who made the lobby, and Bob, each in a browser. */
  async function twoBrowsers(settings = {}) {
    const salon = closing(await startWebSalon(settings));
    const alice = await visit(salon.webPort);
    await alice.enters('alice');
    const bob = await visit(salon.webPort);
    await bob.enters('bob');
    return { salon, alice, bob };
  }

  test('everyone hears everyone', async () => {
    const { salon, alice, bob } = await twoBrowsers();
    const carol = closing(await enterByNc(salon.linePort, 'carol'));
    const dave = closing(await openIrssiIn('#lobby', salon.ircPort, 'dave'));

    await alice.says('hello from Alice, é ✓');
    await bob.sees('hello from Alice, é ✓');
    await carol.hears('alice: hello from Alice, é ✓\n');
    await dave.shows('alice> hello from Alice, é ✓');
    await bob.says('and from Bob');
    await alice.sees('and from Bob');
    await carol.hears('bob: and from Bob\n');
    await dave.shows('bob> and from Bob');
    carol.says('Carol is by nc');
    for (const each of [alice, bob]) await each.sees('Carol is by nc');
    await dave.shows('carol> Carol is by nc');
    await dave.enters('Dave is by irssi');
    for (const each of [alice, bob]) await each.sees('Dave is by irssi');
    await carol.hears('dave: Dave is by irssi\n');
    for (const each of [alice, bob]) expect(await each.counts('hello from Alice')).toBe(1);

    await alice.says('one', '', 'three');
    await bob.sees('three');
    expect(await bob.counts('one')).toBe(1);
    await carol.hears('alice: one\nalice: three\n');
  });

  test('people answer, react, edit and take back', async () => {
    const { salon, alice, bob } = await twoBrowsers();
    const carol = closing(await enterByNc(salon.linePort, 'carol'));
    carol.says('who has the key?');
    await bob.sees('who has the key?');
    await bob.takes('Reply', bob.message('who has the key?'));
    await bob.says('I have');
    await carol.hears('bob: I have\n');
    await alice.button(/^Answer to/, alice.message('I have')).waitFor();

    await alice.takes('Add a reaction', alice.message('I have'));
    await alice.page.getByRole('button', { name: '🎉' }).click();
    const thanks = bob.button(/alice.? reacted with 🎉/, bob.message('I have'));
    await thanks.click();
    await alice.button(/bob.? reacted with 🎉/).waitFor();

    await bob.field().press('ArrowUp');
    await bob.page.getByText('Editing your message').waitFor();
    await bob.field().press('End');
    await bob.field().pressSequentially(' it');
    await bob.field().press('Enter');
    await alice.sees('I have it');
    expect(await alice.counts('(edited)')).toBe(1);

    await bob.takes('More', bob.message('I have it'));
    await bob.picks('Delete');
    await bob.button('Delete', bob.page.getByRole('dialog')).click();
    await alice.sees(/bob.? took this back/);
    expect(await alice.counts('I have it')).toBe(0);
  });

  test('who is operator sets the topic, makes others so, and puts someone out', async () => {
    const { salon, alice, bob } = await twoBrowsers();
    const carol = closing(await enterByNc(salon.linePort, 'carol'));
    await alice.says('/topic Tea at five');
    await bob.page.getByTitle('Tea at five').waitFor();
    await carol.hears('>> alice set the topic of #lobby: Tea at five\n');
    await alice.says('/op bob');
    await carol.hears('>> alice set mode +o bob in #lobby.\n');
    await bob.says('/kick carol too loud');
    await carol.hears('>> carol was thrown out of #lobby by bob (too loud).\n');
    await alice.sees(/bob.? put .?carol.? out/);
    await bob.says('/kick alice your turn');
    await alice.page.getByText('You are not in #lobby.').waitFor();
    await alice.button('Join').click();
    await alice.field('#lobby').waitFor();
    await alice.says('here again');
    await bob.sees('here again');
  });

  test('what is typed shows, and what comes elsewhere is counted', async () => {
    const { alice, bob } = await twoBrowsers();
    await alice.field().pressSequentially('hm');
    await bob.page.getByText(/alice.? is typing…/).waitFor();
    await alice.field().fill('');

    await bob.says('/msg alice psst');
    // The command went out: it is no draft of the room where it was typed.
    expect(await bob.room('lobby').getByText('Draft').count()).toBe(0);
    await alice
      .room('bob')
      .getByText(/1 (unread message|mention)/)
      .waitFor();
    await alice.goesTo('bob');
    await alice.sees('psst');
    await alice.says('what is it?');
    await bob.sees('what is it?');

    await bob.goesTo('#lobby');
    await bob.says('back to all');
    await bob.says('alice: there you are');
    await alice.room('lobby').getByText('1 mention').waitFor();
    await alice.goesTo('#lobby');
    await alice.talk.getByText('New', { exact: true }).waitFor();
    await alice.sees('alice: there you are');
    await alice.room('lobby').getByText('1 mention').waitFor({ state: 'detached' });
  });

  test('a file is sent to the room, and others can look at it', async () => {
    const { salon, alice, bob } = await twoBrowsers({ files: { guests: true } });
    const carol = closing(await enterByNc(salon.linePort, 'carol'));
    const buffer = Buffer.from(picture, 'base64');
    const [chooser] = await Promise.all([
      alice.page.waitForEvent('filechooser'),
      alice.button('Attach files').click(),
    ]);
    await chooser.setFiles({ name: 'tea.png', mimeType: 'image/png', buffer });
    await alice.page.getByRole('list', { name: 'Files' }).getByText('tea.png').waitFor();
    await alice.field().fill('look at this');
    await alice.field().press('Enter');
    await bob.sees('look at this');
    await carol.hears('alice: look at this');
    await bob.button(/^Show picture/).click();
    const shown = bob.talk.getByRole('img', { name: /Picture from/ });
    const width = () => shown.evaluate(image => (image as HTMLImageElement).naturalWidth);
    await expect.poll(width, { timeout: 10_000 }).toBe(1);
  });

  test('what is typed right behind Ctrl-K is for the switcher, never for the room', async () => {
    const salon = closing(await startWebSalon());
    const alice = await visit(salon.webPort);
    const fetched = alice.page.waitForResponse(/switcher.*\.js$/);
    await alice.enters('alice');
    await fetched;
    await alice.page.keyboard.press('Control+k');
    await alice.page.keyboard.type('settings');
    await alice.page.keyboard.press('Enter');
    await alice.page.getByRole('dialog', { name: 'Settings' }).waitFor();
    expect(await alice.counts('settings')).toBe(0);
  });

  test('names, commands and emoji are completed, and Ctrl-K leads everywhere', async () => {
    const { alice, bob } = await twoBrowsers();
    await completes(alice, 'bo', 'bob: ');
    await completes(alice, '/top', '/topic ');
    await alice.field().fill('');
    await alice.field().pressSequentially(':tad');
    await alice.page.getByRole('option', { name: /tada/ }).first().waitFor();
    await alice.field().press('Tab');
    await expect.poll(() => alice.field().inputValue()).toMatch(/^🎉/u);
    await alice.field().pressSequentially(':tada:');
    await expect.poll(() => alice.field().inputValue()).toMatch(/^🎉.?🎉/u);
    await alice.field().fill('');

    await bob.says('/join #books');
    await bob.field('#books').waitFor();
    await bob.says('any good ones?');
    await switches(alice, '#books');
    await alice.field('#books').waitFor();
    await alice.sees('any good ones?');
    await switches(alice, 'lob');
    await alice.field('#lobby').waitFor();
  });
});

/** Types the beginning of a word, presses Tab, and has the whole of it. */
async function completes(visitor: Visitor, typed: string, whole: string): Promise<void> {
  const field = visitor.field();
  await field.fill('');
  await field.pressSequentially(typed);
  await field.press('Tab');
  await expect.poll(() => field.inputValue()).toBe(whole);
}

/** Goes somewhere by a few letters. */
async function switches(visitor: Visitor, letters: string): Promise<void> {
  const { keyboard } = visitor.page;
  await keyboard.press('Control+k');
  await visitor.page.getByRole('combobox', { name: 'Go to' }).waitFor();
  await keyboard.type(letters);
  await keyboard.press('Enter');
}
