import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clipText, cutText, splitText, utf8Bytes } from './split.ts';

const encoder = new TextEncoder();
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Words of one to four bytes a character, joined emoji, marks that cling to what stands before, lone surrogates. */
const text = fc.string({
  unit: fc.constantFrom(
    'a',
    'b',
    ' ',
    'é',
    '€',
    '😀',
    '👩‍👩‍👧',
    '🇫🇷',
    'e\u0301',
    '\u0301',
    '\u3000',
    '\t',
    '\u{d83d}',
  ),
  maxLength: 60,
});

test('the length in bytes grows at the bounds of UTF-8', () => {
  expect(
    ['\x7f', '\x80', '\u07ff', '\u0800', '\uffff', '😀', '\ud83d', '\ude00'].map(utf8Bytes),
  ).toStrictEqual([1, 2, 2, 3, 3, 4, 3, 3]);
});

test('the length in bytes is that of the encoded text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        text,
        fc.array(fc.nat(0xffff)).map(units => String.fromCharCode(...units)),
      ),
      given => {
        expect(utf8Bytes(given)).toBe(encoder.encode(given).length);
      },
    ),
    { numRuns: 300 },
  );
});

describe('splitText', () => {
  test.each([
    ['a text that fits is not cut', 'hello', 5, ['hello']],
    ['an empty text is one empty piece', '', 4, ['']],
    ['at the last space that fits', 'aa bb cc', 6, ['aa bb', 'cc']],
    ['at a space just behind what fits', 'aaaa bbbb', 4, ['aaaa', 'bbbb']],
    ['a long word is cut where it must be', 'aaaaaaaaaa', 4, ['aaaa', 'aaaa', 'aa']],
    ['never inside a code point', '€€€', 4, ['€', '€', '€']],
    ['never inside a surrogate pair', '😀😀', 7, ['😀', '😀']],
    ['never inside a character as people see it', 'aa👩‍👩‍👧', 18, ['aa', '👩‍👩‍👧']],
    [
      'between code points where a single character is too long',
      'e\u0301\u0301\u0301',
      4,
      ['e\u0301', '\u0301\u0301'],
    ],
    ['all spaces at a cut are dropped', 'aaa    bbb', 4, ['aaa', 'bbb']],
    ['spaces elsewhere stay', ' a  b cccc', 6, [' a  b', 'cccc']],
    ['a space at the beginning is no place to cut', ' aaaaa', 4, [' aaa', 'aa']],
    ['only the space is dropped, no other white space', 'aaa\t \u3000bb', 4, ['aaa\t', '\u3000b', 'b']],
    ['nothing but spaces is one piece of them', '         ', 4, ['    ']],
    ['a space at the end of a text that is too long is dropped', 'aaaa ', 4, ['aaaa']],
  ])('%s', (_title, given, bytesMax, pieces) => {
    expect(splitText(given, bytesMax)).toStrictEqual(pieces);
  });

  test('less room than a code point can take is a fault of the program', () => {
    expect(() => splitText('a', 3)).toThrow(RangeError);
  });

  const limit = fc.integer({ min: 4, max: 40 });

  test('every piece fits, none is empty unless it is the only one', () => {
    fc.assert(
      fc.property(text, limit, (given, bytesMax) => {
        const pieces = splitText(given, bytesMax);
        for (const piece of pieces) expect(utf8Bytes(piece)).toBeLessThanOrEqual(bytesMax);
        if (pieces.length !== 1) expect(pieces).not.toContain('');
      }),
      { numRuns: 250 },
    );
  });

  test('nothing is lost but spaces at the cuts', () => {
    fc.assert(
      fc.property(text, limit, (given, bytesMax) => {
        let at = 0;
        for (const piece of splitText(given, bytesMax)) {
          const found = given.indexOf(piece, at);
          expect(given.slice(at, found)).toMatch(/^ *$/);
          at = found + piece.length;
        }
        expect(given.slice(at)).toMatch(/^ *$/);
      }),
      { numRuns: 250 },
    );
  });

  test('cuts lie between characters, except inside one that is too long for a piece', () => {
    fc.assert(
      fc.property(text, limit, (given, bytesMax) => {
        const characters = [...graphemes.segment(given)];
        let at = 0;
        for (const piece of splitText(given, bytesMax).slice(0, -1)) {
          const end = given.indexOf(piece, at) + piece.length;
          const cut = characters.find(({ index, segment }) => index < end && end < index + segment.length);
          if (cut !== undefined && given.charAt(end) !== ' ') {
            expect(utf8Bytes(cut.segment)).toBeGreaterThan(bytesMax);
          }
          at = end;
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('clipText', () => {
  test.each([
    ['a text that fits stays', 'hello', 5, 'hello'],
    ['to the last code point that fits', 'a€€', 6, 'a€'],
    ['a surrogate pair is not cut', 'ab😀', 5, 'ab'],
    ['to nothing', 'a', 0, ''],
  ])('%s', (_title, given, bytesMax, clipped) => {
    expect(clipText(given, bytesMax)).toBe(clipped);
  });

  test('gives the longest beginning that fits', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 40 }), (given, bytesMax) => {
        const clipped = clipText(given, bytesMax);
        expect(given.startsWith(clipped)).toBe(true);
        expect(utf8Bytes(clipped)).toBeLessThanOrEqual(bytesMax);
        const next = given.codePointAt(clipped.length);
        if (next !== undefined) {
          expect(utf8Bytes(clipped + String.fromCodePoint(next))).toBeGreaterThan(bytesMax);
        }
      }),
      { numRuns: 300 },
    );
  });
});

test('pieces that are put together again are the whole text, and none is too long', () => {
  expect(cutText('one two three', 8)).toStrictEqual(['one two ', 'three']);
  expect(cutText('', 8)).toStrictEqual(['']);
  expect(() => cutText('a', 3)).toThrow(RangeError);
  fc.assert(
    fc.property(text, fc.integer({ min: 4, max: 40 }), (whole, bytesMax) => {
      const pieces = cutText(whole, bytesMax);
      expect(pieces.join('')).toBe(whole);
      for (const piece of pieces) expect(utf8Bytes(piece)).toBeLessThanOrEqual(bytesMax);
      if (whole !== '') expect(pieces).not.toContain('');
    }),
  );
});
