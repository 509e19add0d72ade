import { expect, test } from 'vitest';
import type { Said } from '../../hub/effect.ts';
import { identityOf } from '../../hub/identity.ts';
import { pastLines } from './past.ts';

const day = 86_400_000;

function said(text: string, more: Partial<Said> = {}): Said {
  const who = identityOf('alice', 'a', 'h', '');
  const seen = { at: day, to: [], origin: 0, history: undefined };
  return { ...seen, type: 'said', id: 'x', who, target: '#x', manner: 'message', text, ...more };
}

test('each line bears its time, and its day when that is another one', () => {
  const events = [said('one', { at: day - 1 }), said('two'), said('hi', { manner: 'notice', target: 'bob' })];
  expect(pastLines(events, day + 5, 10)).toEqual([
    '1970-01-01 23:59 alice: one',
    '00:00 alice: two',
    '00:00 -alice- hi',
  ]);
});

test('the last whole messages are shown, and one at least', () => {
  const lines = [
    { text: 'one', goesOn: false },
    { text: 'two', goesOn: false },
  ];
  const long = said('one\ntwo', { lines });
  expect(pastLines([said('zero'), long, said('three')], day, 2)).toEqual(['00:00 alice: three']);
  expect(pastLines([said('zero'), long], day, 1)).toEqual(['00:00 alice: one', '00:00 alice: two']);
  expect(pastLines([], day, 1)).toEqual([]);
});

test('there is no more of it than a reader can take', () => {
  const events = Array.from({ length: 100 }, () => said('x'.repeat(4000)));
  const shown = pastLines(events, day, 1000);
  expect(shown.length).toBeGreaterThan(20);
  expect(shown.join('\n').length).toBeLessThanOrEqual(131_072);
});

test('talk between programs and mere tags are left out', () => {
  const events = [said('\x01VERSION\x01'), said('', { manner: 'tags', tags: '+typing=active' })];
  expect(pastLines(events, day, 10)).toEqual([]);
});
