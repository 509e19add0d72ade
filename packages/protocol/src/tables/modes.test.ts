import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { channelMode, channelModes } from './channel-modes.ts';
import { formatModes, type ModeChange, type ModeRequest, parseModes } from './modes.ts';

/** What is not given is empty. */
function request(expected: Partial<ModeRequest>): ModeRequest {
  return { changes: [], lists: [], ...expected };
}

describe('a MODE line is read', () => {
  const lines: readonly (readonly [line: string, expected: Partial<ModeRequest>])[] = [
    ['', {}],
    ['+', {}],
    ['+m', { changes: [{ on: true, letter: 'm' }] }],
    ['m', { changes: [{ on: true, letter: 'm' }] }],
    [
      '-m+i',
      {
        changes: [
          { on: false, letter: 'm' },
          { on: true, letter: 'i' },
        ],
      },
    ],
    [
      '+ov-v a b c',
      {
        changes: [
          { on: true, letter: 'o', param: 'a' },
          { on: true, letter: 'v', param: 'b' },
          { on: false, letter: 'v', param: 'c' },
        ],
      },
    ],
    [
      '+mo a',
      {
        changes: [
          { on: true, letter: 'm' },
          { on: true, letter: 'o', param: 'a' },
        ],
      },
    ],
    ['+l 5', { changes: [{ on: true, letter: 'l', param: '5' }] }],
    [
      '-lo a',
      {
        changes: [
          { on: false, letter: 'l' },
          { on: false, letter: 'o', param: 'a' },
        ],
      },
    ],
    ['+k key', { changes: [{ on: true, letter: 'k', param: 'key' }] }],
    ['-k key', { changes: [{ on: false, letter: 'k', param: 'key' }] }],
    ['-k', { changes: [{ on: false, letter: 'k' }] }],
    ['+b', { lists: ['b'] }],
    ['bb', { lists: ['b'] }],
    ['+b x', { changes: [{ on: true, letter: 'b', param: 'x' }] }],
    ['+beI', { lists: ['b', 'e', 'I'] }],
    ['+mb-I', { changes: [{ on: true, letter: 'm' }], lists: ['b', 'I'] }],
    [
      '-fW',
      {
        changes: [
          { on: false, letter: 'f' },
          { on: false, letter: 'W' },
        ],
      },
    ],
    ['+k', { changes: [{ on: true, letter: 'k' }] }],
    ['+l', { changes: [{ on: true, letter: 'l' }] }],
    [
      '+ov a',
      {
        changes: [
          { on: true, letter: 'o', param: 'a' },
          { on: true, letter: 'v' },
        ],
      },
    ],
    [
      '+Z-Z',
      {
        changes: [
          { on: true, letter: 'Z' },
          { on: false, letter: 'Z' },
        ],
      },
    ],
    [
      '+mZo a',
      {
        changes: [
          { on: true, letter: 'm' },
          { on: true, letter: 'Z' },
          { on: true, letter: 'o', param: 'a' },
        ],
      },
    ],
    ['+😀', { changes: [{ on: true, letter: '😀' }] }],
  ];

  test.each(lines)('%s', (line, expected) => {
    expect(parseModes(line === '' ? [] : line.split(' '))).toStrictEqual(request(expected));
  });

  test('an empty parameter is none', () => {
    expect(parseModes(['+k', ''])).toStrictEqual(request({ changes: [{ on: true, letter: 'k' }] }));
  });
});

describe('changes are written as a MODE line', () => {
  test.each<readonly [line: string, changes: readonly ModeChange[]]>([
    ['+m', [{ on: true, letter: 'm' }]],
    [
      '+mi-n',
      [
        { on: true, letter: 'm' },
        { on: true, letter: 'i' },
        { on: false, letter: 'n' },
      ],
    ],
    [
      '+o-v+b a b c',
      [
        { on: true, letter: 'o', param: 'a' },
        { on: false, letter: 'v', param: 'b' },
        { on: true, letter: 'b', param: 'c' },
      ],
    ],
  ])('%s', (line, changes) => {
    expect(formatModes(changes)).toBe(line);
  });

  test('what was written is read again', () => {
    const param = fc.stringMatching(/^[a-z0-9!*@.]{1,6}$/);
    const change = fc
      .record({ on: fc.boolean(), letter: fc.constantFrom(...channelModes.map(mode => mode.letter)), param })
      .map(({ on, letter, param }): ModeChange => {
        const kind = channelMode(letter)?.kind;
        const bare = kind === 'never' || (kind === 'on-set' && !on);
        return bare ? { on, letter } : { on, letter, param };
      });
    fc.assert(
      fc.property(fc.array(change), changes => {
        expect(parseModes(formatModes(changes).split(' '))).toStrictEqual(request({ changes }));
      }),
    );
  });
});
