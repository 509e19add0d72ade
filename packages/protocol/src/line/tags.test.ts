import { describe, expect, test } from 'vitest';
import { escapeTagValue, formatTags, parseTags, unescapeTagValue } from './tags.ts';

describe('tags are read', () => {
  test.each([
    ['nothing', '', {}],
    ['a name without a value has the empty one', 'a', { a: '' }],
    ['an equals sign without a value is the same', 'a=', { a: '' }],
    ['the first equals sign ends the name', 'a=b=c', { a: 'b=c' }],
    ['several', 'a=1;b;+c=2', { a: '1', b: '', '+c': '2' }],
    ['empty items count for nothing', ';;a=1;', { a: '1' }],
    ['an item without a name counts for nothing', '=x;a', { a: '' }],
    ['of a name given twice the last value counts', 'a=1;b=2;a=3', { a: '3', b: '2' }],
    ['a name with its vendor', '+example.com/foo=bar', { '+example.com/foo': 'bar' }],
    [
      'a name with a control character is dropped, for it would end the line of who reads it',
      '+a\rX;b',
      { b: '' },
    ],
    ['a value with a raw control character is dropped', '+a=x\ry;+b=\0;c=\n;d', { d: '' }],
    [
      'a name of other characters than the specification has is dropped',
      'a_b;é;+;+/x;a/b/c;ok-1',
      { 'ok-1': '' },
    ],
  ])('%s', (_title, text, expected) => {
    expect(Object.fromEntries(parseTags(text))).toStrictEqual(expected);
  });
});

describe('tag values', () => {
  test.each([
    ['semicolon', ';', '\\:'],
    ['space', ' ', '\\s'],
    ['carriage return', '\r', '\\r'],
    ['line feed', '\n', '\\n'],
    ['backslash', '\\', '\\\\'],
    ['all at once', 'raw+:=,escaped; \\', 'raw+:=,escaped\\:\\s\\\\'],
  ])('%s is escaped and comes back', (_title, value, wire) => {
    expect(escapeTagValue(value)).toBe(wire);
    expect(unescapeTagValue(wire)).toBe(value);
  });

  test.each([
    ['a lone backslash at the end is dropped', 'test\\', 'test'],
    ['an unknown escape keeps its letter', '\\b\\é', 'bé'],
    ['an escaped backslash does not escape what follows', '\\\\s', '\\s'],
  ])('%s', (_title, wire, value) => {
    expect(unescapeTagValue(wire)).toBe(value);
  });

  test('an empty value is written without an equals sign', () => {
    expect(
      formatTags(
        new Map([
          ['a', ''],
          ['b', 'c d'],
        ]),
      ),
    ).toBe('a;b=c\\sd');
  });

  test('a NUL cannot be written and is left out', () => {
    expect(escapeTagValue('a\0b')).toBe('ab');
  });
});
