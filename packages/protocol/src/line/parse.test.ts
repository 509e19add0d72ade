import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatLine } from './format.ts';
import type { Message } from './message.ts';
import { parseLine } from './parse.ts';

/** The expected message, where what is not given is absent from the line. */
function message({ tags = {}, source, command = '', params = [] }: Expected): Message {
  return { tags: new Map(Object.entries(tags)), source, command, params };
}

interface Expected {
  readonly tags?: Readonly<Record<string, string>>;
  readonly source?: string;
  readonly command?: string;
  readonly params?: readonly string[];
}

describe('a line is taken apart', () => {
  const lines: readonly (readonly [title: string, line: string, expected: Expected])[] = [
    ['a command alone', 'QUIT', { command: 'QUIT' }],
    ['a command in any case becomes upper case', 'privMSG a b', { command: 'PRIVMSG', params: ['a', 'b'] }],
    [
      'only A to Z change their case, so that no foreign letter turns into a command',
      'ſtats ı',
      { command: 'ſTATS', params: ['ı'] },
    ],
    ['a source', ':a!b@c NICK d', { source: 'a!b@c', command: 'NICK', params: ['d'] }],
    [
      'a last parameter with spaces',
      'PRIVMSG #x :hello  there ',
      { command: 'PRIVMSG', params: ['#x', 'hello  there '] },
    ],
    ['an empty last parameter', 'TOPIC #x :', { command: 'TOPIC', params: ['#x', ''] }],
    ['a last parameter that begins with a colon', 'X ::)', { command: 'X', params: [':)'] }],
    ['a colon inside a parameter is no mark', 'X a:b c', { command: 'X', params: ['a:b', 'c'] }],
    ['several spaces count as one', 'X  a   b', { command: 'X', params: ['a', 'b'] }],
    ['spaces at the end count for nothing', 'X a  ', { command: 'X', params: ['a'] }],
    ['spaces at the beginning count for nothing', '  X a', { command: 'X', params: ['a'] }],
    [
      'tags, source, command and parameters',
      '@id=1;+x;y= :a  X b',
      { tags: { id: '1', '+x': '', y: '' }, source: 'a', command: 'X', params: ['b'] },
    ],
    ['tags alone', '@id=1', { tags: { id: '1' } }],
    ['a source alone', ':a', { source: 'a' }],
    ['nothing', '', {}],
    ['nothing but spaces', '   ', {}],
    [
      'any number of parameters (RFC 2812 has 15, and Modern IRC asks clients to read more)',
      'X 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 :17 18',
      { command: 'X', params: [...'1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16'.split(' '), '17 18'] },
    ],
    ['only the space parts words', 'X a\tb\u3000c', { command: 'X', params: ['a\tb\u3000c'] }],
  ];

  test.each(lines)('%s', (_title, line, expected) => {
    expect(parseLine(line)).toStrictEqual(message(expected));
  });
});

describe('a message is put together', () => {
  const messages: readonly (readonly [title: string, given: Expected, line: string])[] = [
    ['a command alone', { command: 'QUIT' }, 'QUIT'],
    ['a parameter gets no colon that it does not need', { command: 'X', params: ['a', 'b:c'] }, 'X a b:c'],
    ['an empty last parameter', { command: 'X', params: ['a', ''] }, 'X a :'],
    ['a last parameter with a space', { command: 'X', params: ['a b'] }, 'X :a b'],
    ['a last parameter that begins with a colon', { command: 'X', params: [':a'] }, 'X ::a'],
    [
      'tags and source',
      { tags: { a: 'b c', d: '' }, source: 's', command: 'X', params: ['e'] },
      '@a=b\\sc;d :s X e',
    ],
  ];

  test.each(messages)('%s', (_title, given, line) => {
    expect(formatLine(message(given))).toBe(line);
  });
});

/** Text of any UTF-16 units, with those that mean something to the parser more often. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom('@', ':', ' ', ' ', ';', '=', '\\', '+', '\r', '\n', '\0', 'a', 'B', '#'),
      fc.integer({ min: 0, max: 0xffff }).map(unit => String.fromCharCode(unit)),
    ),
    { maxLength: 40 },
  )
  .map(units => units.join(''));

const word = (alphabet: string, minLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength, maxLength: 8 });

/** Tags that may stand on the wire: names as IRCv3 has them, values of anything but NUL. */
const tags = fc
  .uniqueArray(
    fc.tuple(
      fc.tuple(fc.constantFrom('', '+'), fc.constantFrom('', 'salon.test/'), word('abcXYZ019-', 1)),
      fc.string({ unit: fc.constantFrom(...'ab;: \\\r\n=@é😀'), maxLength: 8 }),
    ),
    { maxLength: 4, selector: ([name]) => name.join('') },
  )
  .map(items => new Map(items.map(([name, value]) => [name.join(''), value])));

/** Messages of the grammar: no spaces and no empty words before the last parameter. */
const validMessage: fc.Arbitrary<Message> = fc
  .record({
    tags,
    source: fc.option(word('ab!@.:~', 1), { nil: undefined }),
    command: word('ABCZ0129', 1),
    middle: fc.array(
      fc.tuple(word('ab#,=@é', 1), word('ab:;', 0)).map(words => words.join('')),
      { maxLength: 14 },
    ),
    last: fc.option(fc.string({ unit: fc.constantFrom(...'ab :@;é😀') }), { nil: undefined }),
  })
  .map(({ middle, last, ...rest }) => ({ ...rest, params: last === undefined ? middle : [...middle, last] }));

describe('whatever the line', () => {
  const twice = (line: string) => formatLine(parseLine(line));

  test('parsing takes it, and to format what was parsed is stable', () => {
    fc.assert(
      fc.property(anyText, line => {
        expect(twice(twice(line))).toBe(twice(line));
      }),
      { numRuns: 1000 },
    );
  });

  test('a valid message is what it was after formatting and parsing', () => {
    fc.assert(
      fc.property(validMessage, valid => {
        expect(parseLine(formatLine(valid))).toStrictEqual(valid);
      }),
      { numRuns: 500 },
    );
  });

  test('what was parsed has no word with a space in it but the last parameter', () => {
    fc.assert(
      fc.property(anyText, line => {
        const { source = '', command, params } = parseLine(line);
        for (const part of [source, command, ...params.slice(0, -1)]) expect(part).not.toContain(' ');
      }),
      { numRuns: 300 },
    );
  });

  // Each of these was a counterexample of the properties above.
  test.each([
    ['a source behind spaces is a source', ' :a'],
    ['tags behind spaces are tags', ' @a X'],
    ['no command begins with the mark of tags', '@ @a b'],
    ['no command begins with a colon', '@a :b :c d'],
  ])('kept from the fuzzer: %s', (_title, line) => {
    expect(twice(twice(line))).toBe(twice(line));
  });
});
