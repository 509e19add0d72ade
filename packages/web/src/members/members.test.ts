import type { Member } from '@salon/client';
import { expect, test } from 'vitest';
import { itemMove } from './list-moves.ts';
import { memberRows, nameFilter, rankOfPrefix } from './rows.ts';

const ranks = [
  { mode: 'q', prefix: '~' },
  { mode: 'o', prefix: '@' },
  { mode: 'v', prefix: '+' },
  { mode: 'Y', prefix: '!' },
];

function member(nick: string, prefixes = ''): Member {
  return { nick, prefixes };
}

const all = [member('zoe', '~@'), member('ada', '@+'), member('bob', '@'), member('eve'), member('finn')];

test('members stand below the head of their highest rank, which counts them', () => {
  expect(
    memberRows(all).map(row => (row.type === 'head' ? `${row.prefix}${row.count}` : row.member.nick)),
  ).toEqual(['~1', 'zoe', '@2', 'ada', 'bob', '2', 'eve', 'finn']);
});

test('whom nobody wants is neither shown nor counted, and ranks without anyone have no head', () => {
  const rows = memberRows(all, ({ nick }) => nick === 'bob');
  expect(rows).toEqual([
    { type: 'head', prefix: '@', count: 1 },
    { type: 'member', member: member('bob', '@') },
  ]);
  expect(memberRows([])).toEqual([]);
});

test('a prefix is named by the mode that gives it', () => {
  expect(['~', '@', '+', '', '!', '?'].map(prefix => rankOfPrefix(prefix, ranks))).toEqual([
    'owner',
    'operator',
    'voice',
    'member',
    undefined,
    undefined,
  ]);
});

test('names are found by what is in them, whatever the case and the accents', () => {
  expect(nameFilter('EVE')('Steven')).toBe(true);
  expect(nameFilter(' zoe ')('x', 'Zoë')).toBe(true);
  expect(nameFilter('é')('eve', undefined)).toBe(true);
  expect(nameFilter('bob')('eve', undefined)).toBe(false);
  expect(nameFilter('  ')('eve')).toBe(true);
});

test('keys go from item to item, over what is none', () => {
  const isItem = (index: number) => index % 3 !== 0;
  const move = (key: string, at: number) => itemMove(key, at, 30, isItem);
  expect(move('ArrowDown', 2)).toBe(4);
  expect(move('ArrowUp', 4)).toBe(2);
  expect(move('ArrowUp', 1)).toBeUndefined();
  expect(move('Home', 20)).toBe(1);
  expect(move('End', 1)).toBe(29);
  expect(move('PageDown', 2)).toBe(13);
  expect(move('PageDown', 28)).toBe(29);
  expect(move('PageUp', 5)).toBe(1);
  expect(move('a', 5)).toBeUndefined();
});
