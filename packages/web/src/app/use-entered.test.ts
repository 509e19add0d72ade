import { expect, test } from 'vitest';
import { entersBy } from './use-entered.ts';

test('one is in as soon as the server says so, and stays in while the connection is lost', () => {
  expect(entersBy(false, 'connecting')).toBe(false);
  expect(entersBy(false, 'catching-up')).toBe(true);
  expect(entersBy(true, 'waiting')).toBe(true);
  expect(entersBy(true, 'registering')).toBe(true);
});

test('one is out when the server does not let one in any more, or one left', () => {
  expect(entersBy(true, 'refused')).toBe(false);
  expect(entersBy(true, 'left')).toBe(false);
});
