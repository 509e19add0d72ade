import { expect, test } from 'vitest';
import { Histogram } from './histogram.ts';

test('a percentile is not exceeded by that part of the values', () => {
  const histogram = new Histogram();
  for (let value = 1; value <= 100; value += 1) histogram.add(value);
  expect(histogram.percentile(0.5)).toBe(50);
  expect(histogram.percentile(0.99)).toBe(99);
});

test('what is slower than the last bucket is counted in it', () => {
  const histogram = new Histogram();
  histogram.add(60_000);
  expect(histogram.percentile(0.5)).toBeCloseTo(2000, 0);
});

test('an empty histogram has no percentile', () => {
  expect(() => new Histogram().percentile(0.5)).toThrow('No latency');
});
