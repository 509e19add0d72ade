import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { condense, type SourceEmoji, wordsOf } from '../../build/condense-emoji.ts';
import { inTone, makeBook } from './book.ts';
import { findEmoji } from './find.ts';
import { cellAfter } from './grid.ts';
import { readHabits, withRecent } from './habits.ts';

const require = createRequire(import.meta.url);
const english: readonly SourceEmoji[] = require('emojibase-data/en/data.json');
const french: readonly SourceEmoji[] = require('emojibase-data/fr/data.json');
const table = condense(english, [
  require('emojibase-data/en/shortcodes/iamcal.json'),
  require('emojibase-data/en/shortcodes/github.json'),
]);
const book = makeBook(table, [wordsOf(english, french), wordsOf(english, english)]);

describe('the book of emoji', () => {
  test('has all of them with names in the first language', () => {
    expect(book.all.length).toBeGreaterThan(1800);
    expect(book.byEmoji.get('👋')?.name).toBe('signe de la main');
    expect(book.all.filter(one => one.name === '')).toEqual([]);
    expect(book.groups.map(({ group }) => group)).toContain('flags');
  });

  test('knows shortcodes as people type them', () => {
    for (const [code, emoji] of [
      ['+1', '👍️'],
      ['tada', '🎉'],
      ['heart', '❤️'],
      ['smile', '😄'],
      ['joy', '😂'],
    ] as const) {
      expect(book.byCode.get(code)?.emoji.replace(/\ufe0f/g, '')).toBe(emoji.replace(/\ufe0f/g, ''));
    }
  });

  test('has tones', () => {
    const wave = book.byCode.get('wave');
    const couple = book.all.find(one => typeof one.tones === 'object');
    expect(wave && inTone(wave, 5)).toBe('👋🏿');
    expect(couple && inTone(couple, 1)).not.toBe(couple?.emoji);
    const heart = book.byCode.get('heart');
    expect(heart && inTone(heart, 5)).toBe(heart?.emoji);
  });

  test('is small: what is fetched is a tenth of what it is made of', () => {
    expect(JSON.stringify(table).length).toBeLessThan(90_000);
  });
});

describe('looking for emoji', () => {
  test.each([
    ['tada', '🎉'],
    [':tada:', '🎉'],
    ['fête', '🎉'],
    ['fete', '🎉'],
    ['smiling cat', '😺'],
    ['chat souriant', '😸'],
    ['flag fr', '🇫🇷'],
  ])('%j finds %s', (typed, emoji) => {
    expect(findEmoji(book, typed, 20).map(one => one.emoji)).toContain(emoji);
  });

  test('what has the shortcode comes first', () => {
    expect(findEmoji(book, 'heart', 5)[0]?.codes).toContain('heart');
  });

  test('finds nothing for nothing', () => {
    expect(findEmoji(book, ' ', 5)).toEqual([]);
    expect(findEmoji(book, 'qqqq', 5)).toEqual([]);
  });
});

describe('moving in the grid', () => {
  // Rows of three: 0 1 2 / 3 4 and then 5 6 7 / 8.
  const sections = [5, 4];
  test.each([
    ['ArrowDown', -1, 0],
    ['ArrowRight', 2, 3],
    ['ArrowLeft', 0, 0],
    ['ArrowRight', 8, 8],
    ['ArrowDown', 2, 4],
    ['ArrowDown', 3, 5],
    ['ArrowUp', 6, 4],
    ['ArrowUp', 1, -1],
    ['ArrowDown', 7, 8],
    ['ArrowDown', 8, 8],
    ['x', 3, undefined],
  ])('%s at %i leads to %j', (key, at, to) => {
    expect(cellAfter(key, at, sections, 3)).toBe(to);
  });
});

describe('habits', () => {
  test('the last is the first, once', () => {
    expect(withRecent(['a', 'b'], 'b')).toEqual(['b', 'a']);
  });

  test('are read only as far as they are some', () => {
    expect(readHabits({ recent: ['a', 5], tone: 9 })).toEqual({ recent: ['a'] });
    expect(readHabits('x')).toEqual({});
  });
});
