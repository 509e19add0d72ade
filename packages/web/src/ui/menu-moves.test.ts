import { expect, test } from 'vitest';
import { itemAfter, placeOf } from './menu-moves.ts';

const screen = { width: 1000, height: 600 };
const menu = { width: 200, height: 150 };

test('a menu stands below its button, at its left edge', () => {
  expect(placeOf({ left: 50, right: 90, top: 20, bottom: 50 }, menu, screen)).toEqual({ left: 50, top: 54 });
});

test('a menu at the right edge grows to the left', () => {
  expect(placeOf({ left: 950, right: 990, top: 20, bottom: 50 }, menu, screen).left).toBe(790);
});

test('a menu at the foot of the screen stands above', () => {
  expect(placeOf({ left: 50, right: 90, top: 550, bottom: 580 }, menu, screen).top).toBe(396);
});

test('a menu that fits nowhere stays on the screen', () => {
  expect(placeOf({ left: 0, right: 0, top: 30, bottom: 30 }, { width: 200, height: 590 }, screen)).toEqual({
    left: 8,
    top: 8,
  });
});

test('arrows go round, and letters lead to what begins with them', () => {
  const names = ['Away', 'Settings', 'Account'];
  expect(itemAfter('ArrowDown', 2, names)).toBe(0);
  expect(itemAfter('ArrowUp', 0, names)).toBe(2);
  expect(itemAfter('End', 0, names)).toBe(2);
  expect(itemAfter('a', 0, names)).toBe(2);
  expect(itemAfter('a', 2, names)).toBe(0);
  expect(itemAfter('z', 0, names)).toBeUndefined();
  expect(itemAfter('Escape', 0, names)).toBeUndefined();
  expect(itemAfter('ArrowDown', 0, [])).toBeUndefined();
});
