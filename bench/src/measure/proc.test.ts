import { expect, test } from 'vitest';
import { allowedCores, cpuSeconds, residentBytes } from './proc.ts';

test('a list of cores is read with its ranges', () => {
  expect(allowedCores('0,2-4')).toEqual([0, 2, 3, 4]);
});

test('this process uses CPU and memory', () => {
  expect(cpuSeconds(process.pid)).toBeGreaterThan(0);
  expect(residentBytes(process.pid)).toBeGreaterThan(1024 * 1024);
});
