import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { clipped, clippedRow, padded, rowWidth, widthOf } from './cells.ts';
import { depthOf, nickColour, sgrOf } from './colours.ts';
import { formatted } from './format.ts';
import { harmless } from './harmless.ts';
import { painted } from './paint.ts';
import { rowOf } from './span.ts';
import { wrapped } from './wrap.ts';

describe('harmless', () => {
  test.each([
    ['plain', 'plain'],
    ['a\x1b[2J', 'a␛[2J'],
    ['\x07\x7f\u009b', '␇␡\ufffd'],
    ['a\tb', 'a    b'],
    ['\u202eabc\u202c', 'abc'],
    ['\u2066a\u2069', 'a'],
    ['שלום\u200f!', 'שלום!'],
    ['a\u2028b', 'a␤b'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
    ['\ud800x', '\ufffdx'],
    [`e${'\u0301'.repeat(40)}`, `e${'\u0301'.repeat(8)}`],
  ])('%j is shown as %j', (text, shown) => {
    expect(harmless(text)).toBe(shown);
  });

  test('whatever comes, no control character passes, with formatting between or not', () => {
    const control = /[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => {
        expect(harmless(text)).not.toMatch(control);
        for (const span of formatted(text.replaceAll('\n', ''))) expect(span.text).not.toMatch(control);
      }),
    );
  });
});

describe('cells', () => {
  test.each([
    ['abc', 3],
    ['日本', 4],
    ['👍🏽', 2],
    ['e\u0301', 1],
  ])('%s takes %d', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  test('what is too long ends with an ellipsis, and never in half a character', () => {
    expect(clipped('日本語', 5)).toBe('日本…');
    expect(clipped('日本語', 4)).toBe('日…');
    expect(padded('日本語', 4)).toBe('日… ');
    expect(clipped('a', 0)).toBe('');
  });
});

describe('a row that is too long', () => {
  const row = [
    { text: 'ab ', style: { bold: true } },
    { text: '日本', style: {} },
    { text: 'x', style: { dim: true } },
  ];
  test.each([
    [8, ['ab ', '日本', 'x']],
    [7, ['ab ', '日…']],
    [4, ['ab ', '…']],
    [3, ['ab…']],
    [1, ['…']],
    [0, ['']],
  ])('of %d cells', (width, texts) => {
    expect(clippedRow(row, width).map(span => span.text)).toEqual(texts);
  });
});

describe('wrapping', () => {
  const texts = (text: string, width: number) =>
    wrapped(rowOf(text), width).map(row => row.map(span => span.text).join(''));

  test.each([
    ['', 5, ['']],
    ['one two three', 8, ['one two', 'three']],
    ['one two', 3, ['one', 'two']],
    ['one ', 3, ['one']],
    ['one ', 4, ['one ']],
    ['abcdefgh', 3, ['abc', 'def', 'gh']],
    ['日本語', 5, ['日本', '語']],
    ['a 👩‍👩‍👧b', 3, ['a', '👩‍👩‍👧b']],
    ['see 日本語で', 8, ['see 日本', '語で']],
    ['日本語。', 6, ['日本', '語。']],
    ['日本 go', 7, ['日本 go']],
    ['日本gone', 7, ['日本', 'gone']],
    ['at https://a.example/b-c/d?e=f&g it is', 29, ['at', 'https://a.example/b-c/d?e=f&g', 'it is']],
    ['(https://a.example/b)', 12, ['(https://a.e', 'xample/b)']],
    ['🇫🇷🇩🇪🇯🇵', 5, ['🇫🇷🇩🇪', '🇯🇵']],
    ['שלום עולם', 5, ['שלום', 'עולם']],
    ['ne\u0301e\u0301', 2, ['ne\u0301', 'e\u0301']],
  ])('%j in %d cells', (text, width, rows) => {
    expect(texts(text, width)).toEqual(rows);
  });

  test('no row is too wide, and no letter is lost', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 4, max: 20 }),
        (text, width) => {
          const safe = harmless(text);
          const rows = wrapped(rowOf(safe), width);
          for (const row of rows) expect(rowWidth(row)).toBeLessThanOrEqual(width);
          const shown = rows.flatMap(row => row.map(span => span.text)).join('');
          expect(shown.replaceAll(' ', '')).toBe(safe.replaceAll(' ', ''));
        },
      ),
    );
  });
});

describe('wrapping what is hard', () => {
  const pieces = [
    'a',
    'word ',
    ' ',
    '日本',
    '語。',
    '👍🏽',
    '👨‍👩‍👧',
    '🇫🇷',
    'e\u0301\u0327',
    'שלום ',
    'مرحبا',
    '\u202e',
    '\t',
    'ﷺ',
    'क्षि',
    '한',
    '\u1112\u1161\u11ab',
    '\x02',
    '\x0304,02',
    '\x16',
    '\x0f',
    '\x1b[2J',
    '\u200d',
    '\ufe0f',
    'https://a.example/b?c=d ',
  ];
  const line = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map(parts => parts.join(''));

  test('no row is wider than its width, and what is shown is what was said, in its order', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 4, max: 30 }), fc.constantFrom(0, 1, 2), (text, width, indent) => {
        const said = formatted(text);
        const rows = wrapped(said, width, indent).map(row => row.map(span => span.text).join(''));
        for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(width);
        const bare = (parts: readonly string[]) => parts.join('').replaceAll(' ', '');
        expect(bare(rows)).toBe(bare(said.map(span => span.text)));
      }),
    );
  });

  test('an address that fits into a row is in one', () => {
    const address = 'https://a.example/b-c/d?e=f';
    fc.assert(
      fc.property(line, line, fc.integer({ min: address.length, max: 50 }), (before, behind, width) => {
        const rows = wrapped(formatted(`${before} ${address} ${behind}`), width);
        expect(
          rows.some(row =>
            row
              .map(span => span.text)
              .join('')
              .includes(address),
          ),
        ).toBe(true);
      }),
    );
  });
});

describe('formatting', () => {
  test.each([
    ['a\x02b\x02c', ['a', 'b', 'c'], [{}, { bold: true }, {}]],
    ['\x1d\x1fx\x0fy', ['x', 'y'], [{ italic: true, underline: true }, {}]],
    ['\x0304,01x\x03y', ['x', 'y'], [{ ink: [255, 0, 0], ground: [0, 0, 0] }, {}]],
    ['\x04b06000x', ['x'], [{ ink: [176, 96, 0] }]],
    ['\x04ff8000,000000x', ['x'], [{ ink: [255, 128, 0], ground: [0, 0, 0] }]],
    ['\x1ea\x1e\x16b\x16\x11c\x11', ['a', 'b', 'c'], [{ strike: true }, { reverse: true }, {}]],
    ['\x0312', [], []],
    ['\x034five', ['five'], [{ ink: [255, 0, 0] }]],
    ['\x03,5x', [',5x'], [{}]],
  ])('%j', (text, texts, styles) => {
    const spans = formatted(text);
    expect(spans.map(span => span.text)).toEqual(texts);
    expect(spans.map(span => span.style)).toMatchObject(styles);
  });
});

describe('colours', () => {
  test.each([
    [{ NO_COLOR: '1', COLORTERM: 'truecolor' }, 'none'],
    [{ NO_COLOR: '', TERM: 'xterm-256color' }, '256'],
    [{ COLORTERM: 'truecolor', TERM: 'xterm' }, 'true'],
    [{ TERM: 'xterm' }, '16'],
    [{ TERM: 'vt100' }, 'none'],
  ] as const)('%j has %s', (environment, depth) => {
    expect(depthOf(environment)).toBe(depth);
  });

  test('a colour is the nearest that there is', () => {
    expect(sgrOf([255, 0, 0], 'true', 'ink')).toBe('38;2;255;0;0');
    expect(sgrOf([255, 0, 0], '256', 'ground')).toBe('48;5;196');
    expect(sgrOf([128, 128, 128], '256', 'ink')).toBe('38;5;244');
    expect(sgrOf([255, 0, 0], '16', 'ink')).toBe('91');
    expect(sgrOf([0, 0, 0], '16', 'ground')).toBe('40');
    expect(sgrOf([128, 128, 128], '16', 'ink')).toBe('90');
    for (const nick of 'abcdefghijklmnopqrstuvwxyz')
      expect(sgrOf(nickColour(nick), '16', 'ink')).toMatch(/^[39][1-6]$/);
  });

  test('without colours attributes stay', () => {
    const row = [{ text: 'x', style: { bold: true, ink: [1, 2, 3] as const } }];
    expect(painted(row, 'none')).toBe('\x1b[1mx\x1b[0m');
    expect(painted(rowOf('x'), 'true')).toBe('x');
  });

  test('what nobody has made harmless does not steer either', () => {
    expect(painted([{ text: 'a\x1b[2J\x9b2J\x07', style: { bold: true } }], 'none')).toBe(
      '\x1b[1ma[2J2J\x1b[0m',
    );
  });

  test('a nick has its colour, with a tail too', () => {
    expect(nickColour('Alice_')).toEqual(nickColour('alice'));
  });
});
