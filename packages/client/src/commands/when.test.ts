import { describe, expect, test } from 'vitest';
import { readWhen } from './when.ts';

/** A Monday, at a quarter past nine. */
const now = new Date(2026, 2, 16, 9, 15).getTime();

function day(year: number, month: number, date: number, hours = 0, minutes = 0): number {
  return new Date(year, month - 1, date, hours, minutes).getTime();
}

describe('days', () => {
  test('a day, a month, a year and a minute', () => {
    expect(readWhen('2026-03-01')?.(now)).toEqual({ from: day(2026, 3, 1), to: day(2026, 3, 2) });
    expect(readWhen('2026-3-1')?.(now)).toEqual({ from: day(2026, 3, 1), to: day(2026, 3, 2) });
    expect(readWhen('2025-12')?.(now)).toEqual({ from: day(2025, 12, 1), to: day(2026, 1, 1) });
    expect(readWhen('2025')?.(now)).toEqual({ from: day(2025, 1, 1), to: day(2026, 1, 1) });
    const minute = day(2026, 3, 1, 14, 30);
    expect(readWhen('2026-03-01 14:30')?.(now)).toEqual({ from: minute, to: minute + 60_000 });
    expect(readWhen('2026-03-01T14:30')?.(now)).toEqual({ from: minute, to: minute + 60_000 });
  });

  test('days with names, in all languages of the page', () => {
    expect(readWhen('Yesterday')?.(now)).toEqual({ from: day(2026, 3, 15), to: day(2026, 3, 16) });
    expect(readWhen('hier')?.(now)).toEqual(readWhen('yesterday')?.(now));
    expect(readWhen('aujourd’hui')?.(now)).toEqual({ from: day(2026, 3, 16), to: day(2026, 3, 17) });
  });

  test('how long ago', () => {
    expect(readWhen('2h')?.(now)).toEqual({ from: now - 7_200_000, to: now - 7_200_000 });
    expect(readWhen('3j')?.(now)).toEqual(readWhen('3d')?.(now));
    expect(readWhen('1w2d')?.(now).from).toBe(now - 9 * 86_400_000);
  });

  test('what is no day', () => {
    for (const word of ['2026-02-30', '2026-13', '2026-00-01', '2026-03-01T24:00', 'soon', '12', '']) {
      expect([word, readWhen(word)?.(now)]).toEqual([word, undefined]);
    }
  });
});
