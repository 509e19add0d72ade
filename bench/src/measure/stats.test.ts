import { expect, test } from 'vitest';
import { median, spread } from './stats.ts';

test('the median of an odd count is the middle value', () => {
  expect(median([9, 1, 5])).toBe(5);
});

test('the median of an even count is the mean of the middle two', () => {
  expect(median([4, 1, 2, 9])).toBe(3);
});

test('nothing has no median and no spread', () => {
  expect(median([])).toBeUndefined();
  expect(spread([])).toBeUndefined();
});

test('the spread is a part of the median', () => {
  expect(spread([90, 100, 120])).toBeCloseTo(0.3);
});
