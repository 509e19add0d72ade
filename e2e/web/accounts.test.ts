import { expect, test } from 'vitest';
import { describeWith } from '../support/programs.ts';
import { startWebSalon } from '../support/salon.ts';
import { closing } from '../support/stage.ts';
import { visitsWithChromium } from './page.ts';
import type { Visitor } from './visitor.ts';

const first = 'correct horse battery';
const second = 'staple of another kind';

describeWith(['chromium'], 'accounts and settings on the page', () => {
  const visit = visitsWithChromium();

  test('someone makes an account, stays logged in, changes the password, and logs a device out', async () => {
    const salon = closing(await startWebSalon());
    const alice = await visit(salon.webPort);
    await alice.enters('alice');
    await opens(alice, 'Account');
    const dialog = alice.page.getByRole('dialog', { name: 'Account' });
    await dialog.getByLabel('Password', { exact: true }).fill(first);
    await alice.button('Make an account', dialog).click();
    await dialog.getByText('You are logged in.').waitFor();
    await dialog.getByText('This one').waitFor();

    // The address says what is open, and the browser who she is.
    await alice.page.reload();
    await dialog.getByText('You are logged in.').waitFor();
    await alice.button('Change password', dialog).click();
    await dialog.getByLabel('Present password').fill('not that one');
    await dialog.getByLabel('New password').fill(second);
    await alice.button('Change password', dialog).click();
    await dialog.getByRole('alert').filter({ hasText: /wrong/ }).waitFor();
    await dialog.getByLabel('Present password').fill(first);
    await alice.button('Change password', dialog).click();
    await alice.page.getByRole('status').filter({ hasText: 'The password is changed.' }).waitFor();

    const phone = await visit(salon.webPort);
    await logsIn(phone, 'alice', first);
    await phone.page.getByText('The account or the password is wrong. Try again.').waitFor();
    await phone.page.getByLabel('Password', { exact: true }).fill(second);
    await phone.button('Enter').click();
    await phone.field().waitFor();
    await phone.says('alice by her phone');
    await alice.page.keyboard.press('Escape');
    await alice.sees('alice by her phone');

    // Where one device goes, the other has been; what one has read, the other need not.
    const bob = await visit(salon.webPort);
    await bob.enters('bob');
    await alice.says('/join #books');
    await alice.field('#books').waitFor();
    await phone.room('books').waitFor();
    await phone.goesTo('#books');
    await bob.says('alice: are you there?');
    for (const each of [alice, phone]) await each.room('lobby').getByText('1 mention').waitFor();
    await expect.poll(() => alice.page.title()).toMatch(/^\(1\) /);
    await phone.goesTo('#lobby');
    await alice.room('lobby').getByText('1 mention').waitFor({ state: 'detached' });
    await expect.poll(() => alice.page.title()).not.toMatch(/^\(/);

    await opens(alice, 'Account');
    await alice
      .button(/^Log out Chrom/, dialog)
      .last()
      .waitFor();
    await expect.poll(() => alice.button(/^Log out Chrom/, dialog).count()).toBe(2);
    await logsOutTheOther(alice);
    await expect.poll(() => alice.button(/^Log out Chrom/, dialog).count()).toBe(1);

    await alice.button('Log out here', dialog).click();
    await alice.button('Log out here', dialog).click();
    await alice.page.getByLabel('Enter pseudo').waitFor();
    await alice.page.reload();
    await alice.page.getByLabel('Enter pseudo').waitFor();
  });

  test.each([
    ['/login', 'Log in'],
    ['/register', 'Make an account'],
  ])('%s alone opens what asks for the rest', async (command, button) => {
    const salon = closing(await startWebSalon());
    const alice = await visit(salon.webPort);
    await alice.enters('alice');
    await alice.says(command);
    const dialog = alice.page.getByRole('dialog', { name: 'Account' });
    await alice.button(button, dialog.locator('form')).waitFor();
    await dialog.getByLabel('Password', { exact: true }).waitFor();
  });

  test('what someone likes holds at once, and after she comes back', async () => {
    const salon = closing(await startWebSalon());
    const alice = await visit(salon.webPort);
    await alice.enters('alice');
    await opens(alice, 'Settings');
    await alice.page.getByRole('radio', { name: 'Dark' }).check({ force: true });
    await alice.page.getByLabel('Language').selectOption('fr');
    await alice.page.getByRole('heading', { name: 'Réglages' }).waitFor();
    await alice.page.getByRole('tab', { name: 'Apparence' }).waitFor();
    const look = () =>
      alice.page.evaluate(() => ({
        theme: document.documentElement.dataset.theme,
        language: document.documentElement.lang,
        dark: getComputedStyle(document.body).colorScheme,
      }));
    const wanted = { theme: 'dark', language: 'fr', dark: 'dark' };
    expect(await look()).toEqual(wanted);
    await alice.page.reload();
    await alice.page
      .getByLabel(/pseudo/i)
      .or(alice.page.getByRole('textbox', { name: /^Message pour/ }))
      .first()
      .waitFor();
    expect(await look()).toEqual(wanted);
  });

  test('a browser in French is spoken to in French', async () => {
    const salon = closing(await startWebSalon());
    const visitor = await visit(salon.webPort, { locale: 'fr-FR' });
    await visitor.page.getByRole('button', { name: 'Entrer' }).waitFor();
    expect(await visitor.page.locator('html').getAttribute('lang')).toBe('fr');
  });
});

/** Opens something by the menu of the user. */
async function opens(visitor: Visitor, what: string): Promise<void> {
  await visitor.page
    .getByRole('navigation', { name: 'Rooms' })
    .getByRole('button', { name: 'alice' })
    .click();
  await visitor.picks(what);
  await visitor.page.getByRole('dialog', { name: what }).waitFor();
}

/** Enters by account and password. */
async function logsIn(visitor: Visitor, account: string, password: string): Promise<void> {
  await visitor.page.getByLabel('Enter pseudo').fill(account);
  await visitor.button('Log in').click();
  await visitor.page.getByLabel('Password', { exact: true }).fill(password);
  await visitor.button('Enter').click();
}

/** Logs out the device that is not this one. */
async function logsOutTheOther(visitor: Visitor): Promise<void> {
  const other = visitor.page.getByRole('listitem').filter({ hasText: 'Chrom', hasNotText: 'This one' });
  await other.getByRole('button').click();
  await other.getByRole('button', { name: 'Log out' }).last().click();
}
