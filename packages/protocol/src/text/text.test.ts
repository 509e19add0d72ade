import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCtcp, writeAction } from './ctcp.ts';
import { hasFormatting, stripControls, stripFormatting } from './formatting.ts';

describe('CTCP', () => {
  test.each([
    ['a request', '\x01VERSION\x01', { command: 'VERSION', text: '' }],
    ['a request with a text', '\x01PING 12 34\x01', { command: 'PING', text: '12 34' }],
    ['a command in lower case', '\x01action waves\x01', { command: 'ACTION', text: 'waves' }],
    ['the closing delimiter may be missing', '\x01ACTION waves', { command: 'ACTION', text: 'waves' }],
    [
      'what follows the closing delimiter is not read',
      '\x01ACTION waves\x01 more',
      { command: 'ACTION', text: 'waves' },
    ],
    ['a delimiter alone', '\x01', { command: '', text: '' }],
    ['plain speech', 'hello', undefined],
    ['a delimiter that does not come first', 'a\x01VERSION\x01', undefined],
    ['the empty text', '', undefined],
  ])('%s', (_title, text, ctcp) => {
    expect(readCtcp(text)).toStrictEqual(ctcp);
  });

  test('an action that was written is read again', () => {
    expect(readCtcp(writeAction('waves at  you'))).toStrictEqual({
      command: 'ACTION',
      text: 'waves at  you',
    });
  });
});

describe('stripFormatting', () => {
  test.each([
    [
      'bold, italics, underline, strikethrough, monospace, reverse, reset',
      '\x02a\x1db\x1fc\x1ed\x11e\x16f\x0f',
      'abcdef',
    ],
    ['a colour', '\x034red', 'red'],
    ['a colour of two digits, and what is not its third', '\x03045', '5'],
    ['a colour with its background', '\x034,12text', 'text'],
    ['a comma that belongs to the text', '\x034,text', ',text'],
    ['a colour without digits', '\x03a', 'a'],
    ['a colour in hexadecimal', '\x04ff0000,00FF00x\x04', 'x'],
    ['plain text', 'plain, 4 you', 'plain, 4 you'],
  ])('%s', (_title, text, plain) => {
    expect(stripFormatting(text)).toBe(plain);
  });
});

test('what has formatting is what is changed by stripping it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '1', ',', '\x01', '\x02', '\x03', '\x0f', '\x1f') }),
      text => {
        expect(hasFormatting(text)).toBe(stripFormatting(text) !== text);
      },
    ),
  );
});

describe('stripControls', () => {
  test.each([
    ['a tab becomes a space', 'a\tb', 'a b'],
    ['a terminal sequence loses its teeth', '\x1b[31mred\x9b2J', '[31mred2J'],
    ['line ends and separators', 'a\r\nb\u2028c\u2029', 'abc'],
    ['DEL and NUL', 'a\x7f\0b', 'ab'],
    ['everything else stays', 'é 😀 \u00a0', 'é 😀 \u00a0'],
  ])('%s', (_title, text, plain) => {
    expect(stripControls(text)).toBe(plain);
  });

  test('no control character is left, and all others are', () => {
    const units = fc.oneof(
      fc.constantFrom('\x1b', '\x9b', '\r', '\n', '\t', '\x7f', '\x85'),
      fc.integer({ min: 0, max: 0x10ffff }).map(point => String.fromCodePoint(point)),
    );
    fc.assert(
      fc.property(fc.string({ unit: units }), text => {
        const plain = stripControls(text);
        expect(plain).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(plain).toBe(
          [...text]
            .map(character => (character === '\t' ? ' ' : character))
            .filter(character => !/[\p{Cc}\u2028\u2029]/u.test(character))
            .join(''),
        );
      }),
      { numRuns: 500 },
    );
  });
});
