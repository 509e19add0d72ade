import { expect, test } from 'vitest';
import { describeWith } from '../support/programs.ts';
import { startWebSalon } from '../support/salon.ts';
import { closing } from '../support/stage.ts';
import { visitsWithChromium } from './page.ts';
import type { Visitor } from './visitor.ts';

const phone = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 3,
  isMobile: true,
  hasTouch: true,
};

describeWith(['chromium'], 'the page on a phone', () => {
  const visit = visitsWithChromium();

  test('has drawers that go by the back button, and nothing wider than the screen', async () => {
    const salon = closing(await startWebSalon());
    const alice = await visit(salon.webPort, phone);
    await fits(alice);
    await alice.enters('alice');
    await alice.field().fill('hello from the tram');
    await alice.button('Send').tap();
    await alice.sees('hello from the tram');
    await fits(alice);

    await alice.button('Rooms').tap();
    const rooms = alice.page.getByRole('dialog', { name: 'Rooms' });
    await rooms.waitFor();
    await fits(alice, 'Rooms');
    await alice.page.goBack();
    await rooms.waitFor({ state: 'detached' });

    await alice.button(/^1 member/).tap();
    const side = alice.page.getByRole('dialog', { name: 'Beside the room' });
    await side.waitFor();
    await fits(alice, 'Beside the room');
    await side.getByText('alice').first().tap();
    await side.getByRole('heading', { name: 'Profile' }).waitFor();
    await fits(alice, 'Beside the room');
    await alice.page.goBack();
    await alice.page.goBack();
    await side.waitFor({ state: 'detached' });

    await alice.button('Rooms').tap();
    await rooms.getByRole('button', { name: 'Browse rooms' }).tap();
    await alice.page.getByRole('dialog', { name: 'Rooms' }).waitFor();
    await fits(alice, 'Rooms');
    // Each step back leads to where one was: the drawer, and then the talk.
    await alice.page.goBack();
    await rooms.getByRole('button', { name: 'alice' }).tap();
    await alice.picks('Settings');
    await alice.page.getByRole('dialog', { name: 'Settings' }).waitFor();
    await fits(alice, 'Settings');
    await alice.page.goBack();
    await rooms.waitFor();
    await alice.page.goBack();
    await alice.page.getByRole('dialog').first().waitFor({ state: 'detached' });
    await alice.field().fill('still in the room');
    await alice.button('Send').tap();
    await alice.sees('still in the room');
  });

  test('a long touch opens what can be done with a message', async () => {
    const salon = closing(await startWebSalon());
    const alice = await visit(salon.webPort, phone);
    await alice.enters('alice');
    await alice.field().fill('hold me');
    await alice.button('Send').tap();
    const box = await alice.message('hold me').boundingBox();
    if (box === null) throw new Error('the message has no place');
    const touch = await alice.page.context().newCDPSession(alice.page);
    const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height - 10 }];
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    await alice.message('hold me').getByRole('toolbar').waitFor();
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await alice.button('Reply', alice.message('hold me').getByRole('toolbar')).tap();
    await alice.page.getByText('Replying to alice').waitFor();
    await fits(alice);
  });
});

/** What holds for all that is on the screen; with a dialog open, for what is in it. */
async function fits(visitor: Visitor, dialog?: string): Promise<void> {
  // What slides in has to stand still first.
  await visitor.page.evaluate(() =>
    Promise.all(document.getAnimations().map(each => each.finished.catch(() => undefined))),
  );
  expect(await visitor.overflow()).toBeLessThanOrEqual(0);
  const place =
    dialog === undefined
      ? visitor.page.locator('body')
      : visitor.page.getByRole('dialog', { name: dialog }).last();
  const wrong = await place.evaluate(element => {
    // Tabs go on beside the screen, and a finger brings them; what is only heard is anywhere.
    const isSwiped = (one: Element | null): boolean =>
      one !== null &&
      (getComputedStyle(one).position === 'absolute' ||
        /auto|scroll/.test(getComputedStyle(one).overflowX) ||
        isSwiped(one.parentElement));
    const isSeen = (one: Element) => one.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const nameOf = (one: Element) =>
      `${one.tagName.toLowerCase()} “${one.getAttribute('aria-label') ?? one.textContent?.slice(0, 40) ?? ''}”`;
    const inputs = [...element.querySelectorAll('input:not([type=checkbox], [type=radio]), textarea, select')]
      .filter(isSeen)
      .filter(one => Number.parseFloat(getComputedStyle(one).fontSize) < 16)
      .map(one => `${nameOf(one)} has small letters`);
    const targets = [
      ...element.querySelectorAll('button, a[href], select, [role=tab], [role=menuitem], textarea'),
    ]
      .filter(isSeen)
      // In the lines of a talk, targets are as high as the words (WCAG 2.5.8 calls these inline).
      .filter(one => one.closest('[role=log]') === null)
      .flatMap(one => {
        const { width, height } = one.getBoundingClientRect();
        return height < 43.5 || width < 43.5
          ? [`${nameOf(one)} is ${Math.round(width)}×${Math.round(height)}`]
          : [];
      });
    const outside = [...element.querySelectorAll('*')]
      .filter(isSeen)
      .filter(one => {
        const { left, right, width } = one.getBoundingClientRect();
        return width > 1 && (left < -1 || right > innerWidth + 1) && !isSwiped(one);
      })
      .slice(0, 3)
      .map(one => `${nameOf(one)} is out of the screen`);
    return [...inputs, ...targets, ...outside];
  });
  expect(wrong).toEqual([]);
}
