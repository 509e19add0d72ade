import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Pace } from './pace.ts';

/** How many lines may be taken at once at this time. */
function takeAll(pace: Pace, now: number): number {
  pace.save(now);
  let lines = 0;
  for (; pace.waitMs === 0; lines += 1) pace.spend();
  return lines;
}

describe('a pace', () => {
  test('lets a burst through, and then so many a second', () => {
    const pace = new Pace({ burst: 20, perSecond: 5 }, 1000);
    expect(takeAll(pace, 1000)).toBe(20);
    expect(pace.waitMs).toBe(200);
    expect(takeAll(pace, 1199)).toBe(0);
    expect(takeAll(pace, 1200)).toBe(1);
    expect(takeAll(pace, 2200)).toBe(5);
  });

  test('saves up for one burst, and no more', () => {
    const pace = new Pace({ burst: 20, perSecond: 5 }, 0);
    takeAll(pace, 0);
    expect(takeAll(pace, 2000)).toBe(10);
    expect(takeAll(pace, 1_000_000)).toBe(20);
  });

  test('takes back what was spent when it rests', () => {
    const pace = new Pace({ burst: 3, perSecond: 1 }, 0);
    takeAll(pace, 0);
    pace.rest();
    expect(takeAll(pace, 0)).toBe(3);
  });

  test('after the wait that it names, a line may be taken, however the numbers divide', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { maxLength: 50 }),
        (burst, perSecond, pauses) => {
          const pace = new Pace({ burst, perSecond }, 0);
          let now = 0;
          let taken = 0;
          for (const pause of pauses) {
            now += pause;
            taken += takeAll(pace, now);
            now += pace.waitMs;
            expect(takeAll(pace, now)).toBeGreaterThanOrEqual(1);
            taken += 1;
          }
          expect(taken).toBeLessThanOrEqual(burst + (now * perSecond) / 1000 + pauses.length);
        },
      ),
    );
  });
});
