import { expect, test } from 'vitest';
import { initialOf } from './initial.ts';

test.each([
  ['alice', 'A'],
  ['_bob', 'B'],
  ['[ted]', 'T'],
  ['élise', 'É'],
  ['7of9', '7'],
  ['^_^', '^'],
  ['', '?'],
])('the initial of "%s" is %s', (nick, initial) => {
  expect(initialOf(nick)).toBe(initial);
});
