import { expect, test } from 'vitest';
import { readDuration } from './durations.ts';

test.each([
  ['30m', 1800],
  ['12h', 43_200],
  ['7d', 604_800],
  ['1w2d', 777_600],
  ['1D1s', 86_401],
  ['1y', 31_536_000],
  ['0', undefined],
  ['0m', undefined],
])('%s is a duration', (text, seconds) => {
  expect(readDuration(text)).toStrictEqual({ seconds });
});

test.each(['', '5', 'd', '5x', '1d2', '-1d', '1.5d', '101y', '999999999w', `${'1w'.repeat(9999)}`])(
  '%s is none',
  text => {
    expect(readDuration(text)).toBeUndefined();
  },
);

test('a number alone counts what it is told to count', () => {
  expect(readDuration('5', 60)).toStrictEqual({ seconds: 300 });
  expect(readDuration('999999999', 60)).toBeUndefined();
});
