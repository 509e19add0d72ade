import { expect, test } from 'vitest';
import { readMoment } from './moments.ts';

test.each([
  ['2026-03-01', { type: 'date', year: 2026, month: 3, day: 1, hours: 0, minutes: 0 }],
  ['2024-2-29 14:30', { type: 'date', year: 2024, month: 2, day: 29, hours: 14, minutes: 30 }],
  ['2h', { type: 'ago', seconds: 7200 }],
  ['Yesterday', { type: 'days-ago', days: 1 }],
  ['hier', { type: 'days-ago', days: 1 }],
  ['2026-02-29', undefined],
  ['2026-13-01', undefined],
  ['2026-01-01 25:00', undefined],
  ['soon', undefined],
])('%j is %j', (text, moment) => {
  expect(readMoment(text)).toEqual(moment);
});
