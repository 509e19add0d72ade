import { describe, expect, test } from 'vitest';
import type { Found } from '../model/client.ts';
import type { Entry } from '../model/message.ts';
import { excerpt, markedPieces } from './marking.ts';
import { isAsking, readQuery, termsOf } from './query.ts';
import { withPage } from './results.ts';

/** A Monday, at a quarter past nine. */
const now = new Date(2026, 2, 16, 9, 15).getTime();

function day(year: number, month: number, date: number, hours = 0, minutes = 0): number {
  return new Date(year, month - 1, date, hours, minutes).getTime();
}

describe('what is typed', () => {
  test('words and phrases stay as they are', () => {
    expect(readQuery('  milk   "hot tea" ', now)).toEqual({
      text: 'milk "hot tea"',
      from: undefined,
      room: undefined,
      before: undefined,
      after: undefined,
      wrong: [],
    });
  });

  test('filters are taken out, in any place and language', () => {
    expect(readQuery('from:@bob milk in:#tea', now)).toMatchObject({
      text: 'milk',
      from: 'bob',
      room: '#tea',
    });
    expect(readQuery('De:bob lait dans:#thé', now)).toMatchObject({
      text: 'lait',
      from: 'bob',
      room: '#thé',
    });
  });

  test('`before` ends where its day begins, `after` begins there, and `on` is the whole day', () => {
    expect(readQuery('x before:2026-03-01', now).before).toBe(day(2026, 3, 1) - 1);
    expect(readQuery('x after:2026-03-01', now).after).toBe(day(2026, 3, 1));
    expect(readQuery('x on:yesterday', now)).toMatchObject({
      after: day(2026, 3, 15),
      before: day(2026, 3, 16) - 1,
    });
    expect(readQuery('x after:2d avant:2h', now)).toMatchObject({
      after: now - 2 * 86_400_000,
      before: now - 7_200_000 - 1,
    });
  });

  test('what is no day is told', () => {
    expect(readQuery('x before:soon', now)).toMatchObject({ text: 'x', before: undefined, wrong: ['soon'] });
  });

  test('addresses, times and what stands in quotes are words', () => {
    expect(readQuery('https://x.example 12:30 "from:bob"', now)).toMatchObject({
      text: 'https://x.example 12:30 "from:bob"',
      from: undefined,
    });
    expect(readQuery('from:', now)).toMatchObject({ text: 'from:', from: undefined });
  });

  test('there is something to look for when there are words or somebody', () => {
    expect(isAsking(readQuery('', now))).toBe(false);
    expect(isAsking(readQuery('""', now))).toBe(false);
    expect(isAsking(readQuery('after:2026-01-01', now))).toBe(false);
    expect(isAsking(readQuery('from:bob', now))).toBe(true);
    expect(termsOf('milk "hot tea" "open')).toEqual(['milk', 'hot tea', 'open']);
  });
});

describe('marks', () => {
  const marked = (text: string, ...terms: readonly string[]) =>
    markedPieces(text, terms)
      .map(({ text: piece, isFound }) => (isFound ? `[${piece}]` : piece))
      .join('');

  test('found words are marked whatever their case, phrases over any space', () => {
    expect(marked('Tea, teapots and coffee', 'tea')).toBe('[Tea], [tea]pots and coffee');
    expect(marked('hot  tea', 'hot tea')).toBe('[hot  tea]');
    expect(marked('ÉTÉ', 'été')).toBe('[ÉTÉ]');
  });

  test('the longer of two wins, and nothing means more than itself', () => {
    expect(marked('a teapot', 'tea', 'teapot')).toBe('a [teapot]');
    expect(marked('what? (a+b)', '?', 'a+b')).toBe('what[?] ([a+b])');
    expect(marked('plain')).toBe('plain');
    expect(marked('', 'x')).toBe('');
  });

  test('of a long text the part with the first found word is shown', () => {
    const long = `${'word '.repeat(200)}needle ${'word '.repeat(200)}`;
    const shown = excerpt(long, ['needle']);
    expect(shown).toMatch(/^…word .*needle.*…$/);
    expect(shown.length).toBeLessThan(330);
    expect(excerpt('short', ['needle'])).toBe('short');
    for (const most of [20, 40, 100]) {
      const narrow = excerpt(long, ['needle'], most);
      expect(narrow.slice(0, most)).toContain('needle');
      expect(narrow.length).toBeLessThanOrEqual(most + 2);
    }
    expect(excerpt(long, []).startsWith('word word')).toBe(true);
  });
});

describe('results', () => {
  const found = (msgid: string, at: number, room = '#tea') =>
    ({
      room,
      entry: { msgid, at, key: msgid, text: '', author: { nick: 'x' } } as unknown as Entry,
    }) as Found;

  test('a page begins where the one before ended, without doubles', () => {
    const first = Array.from({ length: 20 }, (_, index) => found(`m${index}`, 100 - index));
    const second = [found('m19', 81), found('m20', 81), found('m21', 80)];
    expect(withPage([], first, undefined)).toEqual({ found: first, hasMore: true });
    const all = withPage(first, second, undefined);
    expect(all.found.map(({ entry }) => entry.msgid).slice(-3)).toEqual(['m19', 'm20', 'm21']);
    expect(all.hasMore).toBe(false);
  });

  test('a page with nothing new is the last, and so is one that goes over the beginning', () => {
    const page = Array.from({ length: 20 }, (_, index) => found(`m${index}`, 100 - index));
    expect(withPage(page, page, undefined).hasMore).toBe(false);
    const cut = withPage([], page, 95);
    expect(cut.found).toHaveLength(6);
    expect(cut.hasMore).toBe(false);
  });
});
