import type { Entry, Found } from '@salon/client';
import { expect, test } from 'vitest';
import { resultRows } from './results.ts';

const found = (msgid: string, at: number, room = '#tea') =>
  ({
    room,
    entry: { msgid, at, key: msgid, text: '', author: { nick: 'x' } } as unknown as Entry,
  }) as Found;

test('results stand by day and in it by room, under heads', () => {
  const rows = resultRows([found('a', 25), found('b', 24, '#x'), found('c', 23), found('d', 15)], at =>
    String(Math.floor(at / 10)),
  );
  expect(rows.map(row => (row.type === 'head' ? `${row.room}@${row.at}` : row.key))).toEqual([
    '#tea@25',
    'a',
    'c',
    '#x@24',
    'b',
    '#tea@15',
    'd',
  ]);
});
