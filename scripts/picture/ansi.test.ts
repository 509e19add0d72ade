import { expect, test } from 'vitest';
import { readScreen } from './ansi.ts';
import { colour, ground, ink } from './palette.ts';

const plain = { ink: undefined, ground: undefined, bold: false, underlined: false };

test('text without codes is one run of plain looks', () => {
  expect(readScreen(['hi there', ''])).toEqual([[{ column: 0, text: 'hi there', ...plain }], []]);
});

test('a code changes the look from its column on, over the end of the row, until it is taken back', () => {
  expect(readScreen(['a\x1b[1;32mé✓', 'b\x1b[0mc'])).toEqual([
    [
      { column: 0, text: 'a', ...plain },
      { column: 1, text: 'é✓', ...plain, bold: true, ink: colour(2, 'ink') },
    ],
    [
      { column: 0, text: 'b', ...plain, bold: true, ink: colour(2, 'ink') },
      { column: 1, text: 'c', ...plain },
    ],
  ]);
});

test('reverse video swaps ink and ground, also those that were never chosen', () => {
  expect(readScreen(['\x1b[7mx'])).toEqual([[{ column: 0, text: 'x', ...plain, ink: ground, ground: ink }]]);
});

test('the colours of the cube, the greys and the full colours are read with what follows them', () => {
  expect(readScreen(['\x1b[38;5;196;1mx', '\x1b[0;48;5;232mx', '\x1b[0;38;2;1;2;255;4mx'])).toEqual([
    [{ column: 0, text: 'x', ...plain, ink: '#ff0000', bold: true }],
    [{ column: 0, text: 'x', ...plain, ground: '#080808' }],
    [{ column: 0, text: 'x', ...plain, ink: '#0102ff', underlined: true }],
  ]);
});
