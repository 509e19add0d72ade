import { describe, expect, test } from 'vitest';
import type { Archive } from '../../src/history/archive/archive.ts';
import { journalStart } from '../../src/history/journal/segments.ts';
import type { SearchQuery } from '../../src/history/query.ts';
import { archiveOf, by, said } from './entries.ts';

function find(archive: Archive, query: Partial<SearchQuery>): string[] {
  const asked: SearchQuery = { type: 'search', in: [{ target: '#room' }], limit: 10, ...query };
  return archive.answer(asked).entries.map(({ text }) => text);
}

const lines = [
  'The quick brown fox jumps over the lazy dog',
  'Foxes are quick; dogs are not.',
  "Don't panic: it's only a brown-fox problem!",
  'Le garçon a mangé une crème brûlée à la française',
  '我们今天去东京吃寿司',
  '今日は東京タワーに行きました',
  'ｶﾀｶﾅとスーパーマーケット',
  'วันนี้ฉันจะไปกินข้าวที่กรุงเทพ',
  '오늘은 서울에서 만나요',
  'Привет, мир! Ёлка стоит в лесу',
  'done 🎉🎉 see https://example.org/a_b?c=d',
];

describe('finds by words', () => {
  const cases: readonly [question: string, found: readonly number[]][] = [
    ['fox', [0, 2]],
    ['FOX quick', [0]],
    ['"brown fox"', [0, 2]],
    ['"fox brown"', []],
    ['"quick brown" dog', [0]],
    ['brown-fox', [0, 2]],
    ["don't", [2]],
    ['creme brulee', [3]],
    ['CRÈME', [3]],
    ['东京', [4]],
    ['寿司', [4]],
    ['京东', []],
    ['東京タワー', [5]],
    ['東京 今日', [5]],
    ['カタカナ', [6]],
    ['マーケット', [6]],
    ['กินข้าว', [7]],
    ['กรุงเทพ วันนี้', [7]],
    ['ข้าวกิน', []],
    ['서울', [8]],
    ['привет', [9]],
    ['елка', [9]],
    ['🎉', [10]],
    ['https://example.org/a_b?c=d', [10]],
    ['nothing', []],
  ];
  test.each(cases)('%s', (question, found) => {
    const archive = archiveOf(lines.map((line, at) => said(at, line)));
    expect(find(archive, { text: question })).toEqual(found.map(at => lines[at]));
  });
});

test('what someone writes stays words, whatever it would be in the language of the index', () => {
  const archive = archiveOf([said(1, 'one two'), said(2, 'secret', { target: '#other' })]);
  const hostile = [
    'one OR secret',
    '"one" OR "secret"',
    'one"',
    '"one',
    '""',
    '"""',
    'one) OR (secret',
    'sender : alice',
    'text : one',
    'NOT secret',
    'NEAR(one two)',
    'one*',
    '^one',
    '{text sender}: one',
    '- + * ^ : ( ) { } "',
    "one' OR 1=1 --",
    '\u0000one',
    '\ud800',
    'a'.repeat(5000),
    'a '.repeat(5000),
    '"'.repeat(5000),
  ];
  for (const text of hostile) expect(find(archive, { text })).not.toContain('secret');
  expect(find(archive, { text: 'one*' })).toEqual(['one two']);
  expect(find(archive, { text: '"one' })).toEqual(['one two']);
  expect(find(archive, { text: '!!!' })).toEqual([]);
  for (const from of ['alice" OR "', '*', '']) expect(find(archive, { from })).toEqual([]);
});

test('finds by who said it, by nick or account, and by time', () => {
  const archive = archiveOf([
    said(10, 'one', by('Alice')),
    said(20, 'two', by('Bob')),
    said(30, 'three', { who: { nick: 'ALICE', user: 'u', host: 'h' } }),
    said(40, 'four', { who: { nick: 'al', user: 'u', host: 'h', account: 'alice' } }),
    said(50, 'alice', by('Carol')),
  ]);
  expect(find(archive, { from: 'alice' })).toEqual(['one', 'three', 'four']);
  expect(find(archive, { from: 'alice', limit: 1 })).toEqual(['four']);
  expect(find(archive, { from: 'alice', after: 10, limit: 1 })).toEqual(['one']);
  expect(find(archive, { from: 'alice', after: 11, before: 30 })).toEqual(['three']);
  expect(find(archive, { after: 20, before: 30 })).toEqual(['two', 'three']);
  expect(find(archive, { text: 'alice' })).toEqual(['alice']);
  expect(find(archive, { text: 'two', from: 'alice' })).toEqual([]);
  expect(find(archive, { limit: 2 })).toEqual(['four', 'alice']);
  expect(find(archive, { after: 40, before: 10 })).toEqual([]);
});

test('looks in no other place, and nowhere before one may read', () => {
  const archive = archiveOf([
    said(1, 'word a'),
    said(2, 'word b', { target: '#other' }),
    said(3, 'word c', { target: 'alice bob' }),
    said(4, 'word d'),
  ]);
  expect(find(archive, { text: 'word' })).toEqual(['word a', 'word d']);
  expect(find(archive, { text: 'word', in: [{ target: '#room', since: 2 }] })).toEqual(['word d']);
  expect(find(archive, { text: 'word', in: [{ target: 'alice bob' }, { target: '#room' }] })).toEqual([
    'word a',
    'word c',
    'word d',
  ]);
  expect(find(archive, { text: 'word', in: [] })).toEqual([]);
  expect(find(archive, { text: 'word', in: [{ target: '#nowhere' }] })).toEqual([]);
});

test('what was said in one millisecond comes in its order, and the newest of it first to be taken', () => {
  const archive = archiveOf([1, 2, 3].map(number => ({ ...said(number, `tea ${number}`), at: 1 })));
  expect(find(archive, { text: 'tea' })).toEqual(['tea 1', 'tea 2', 'tea 3']);
  expect(find(archive, { text: 'tea', limit: 2 })).toEqual(['tea 2', 'tea 3']);
  expect(find(archive, { text: 'tea', after: 0, limit: 2 })).toEqual(['tea 1', 'tea 2']);
  expect(find(archive, { from: 'alice', limit: 2 })).toEqual(['tea 2', 'tea 3']);
});

test('the best is what has most of the words, and in their order', () => {
  const archive = archiveOf([
    said(1, 'red apples'),
    said(2, 'apples that are red and grow on trees in the garden'),
    said(3, 'I said: red apples are what I like, of all that grows in the garden'),
    said(4, 'apples red'),
  ]);
  expect(find(archive, { text: 'red apples', best: true, limit: 3 })).toEqual([
    'red apples',
    'I said: red apples are what I like, of all that grows in the garden',
    'apples red',
  ]);
});

test('what was edited is found by what it is now, what was redacted is not found', () => {
  const archive = archiveOf([said(1, 'first'), said(2, 'second'), said(3, 'third')]);
  const change = () =>
    archive.take(
      [
        { type: 'edited', target: '#room', id: 'id1', at: 4, text: 'other' },
        { type: 'redacted', target: '#room', id: 'id2', at: 5, by: 'op' },
        { type: 'edited', target: '#room', id: 'id2', at: 6, text: 'again' },
      ],
      journalStart,
    );
  // Once while they are in the index, and once before anything was.
  expect(find(archive, { text: 'first' })).toEqual(['first']);
  change();
  for (const one of [archive, archiveOf([said(1, 'first'), said(2, 'second')])]) {
    if (one !== archive) {
      one.take([{ type: 'edited', target: '#room', id: 'id1', at: 4, text: 'other' }], journalStart);
      one.take([{ type: 'redacted', target: '#room', id: 'id2', at: 5, by: 'op' }], journalStart);
    }
    expect(find(one, { text: 'first' })).toEqual([]);
    expect(find(one, { text: 'second' })).toEqual([]);
    expect(find(one, { text: 'again' })).toEqual([]);
    expect(find(one, { text: 'other' })).toEqual(['other']);
  }
});
