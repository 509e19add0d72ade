import { expect, test } from 'vitest';
import { inSeconds, retryMs, retryMsMax } from './backoff.ts';

test('pauses double from 1 s up to 30 s', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 1000].map(losses => retryMs(losses, 0.5))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
  ]);
});

test('dice spread a pause by a quarter both ways, never over the longest', () => {
  expect(retryMs(2, 0)).toBe(1500);
  expect(retryMs(2, 0.999)).toBeCloseTo(2500, -1);
  expect(retryMs(9, 0)).toBe(22_500);
  expect(retryMs(9, 0.999)).toBe(retryMsMax);
});

test('a pause is told in whole seconds, at least one', () => {
  expect([400, 1250, 30_000].map(inSeconds)).toEqual(['1 s', '1 s', '30 s']);
});
