import { describe, expect, test } from 'vitest';
import { bindings } from './bindings.ts';
import { cut, lineOf, moved, type Reach, typed, windowOf } from './line.ts';
import { Past } from './past.ts';

describe('the line that is typed', () => {
  test.each<[string, Reach, string]>([
    ['one two', 'word-left', 'one '],
    ['one two  ', 'word-left', 'one '],
    ['one', 'start', ''],
    ['a👩‍👩‍👧', 'character-left', 'a'],
    ['e\u0301', 'character-left', ''],
    ['one', 'character-right', 'one'],
  ])('%j cut by %s is %j', (text, reach, left) => {
    expect(cut(lineOf(text), reach).line.text).toBe(left);
  });

  test('it is typed into where the caret is', () => {
    const line = moved(lineOf('one two'), 'word-left');
    expect(typed(line, 'and ')).toEqual({ text: 'one and two', caret: 8 });
    expect(moved(moved(line, 'start'), 'word-right').caret).toBe(3);
    expect(cut(line, 'end')).toEqual({ line: { text: 'one ', caret: 4 }, gone: 'two' });
  });

  test('the caret is always in what is seen', () => {
    expect(windowOf(lineOf('short'), 10)).toEqual({ text: 'short', at: 5 });
    for (let length = 0; length < 60; length += 1) {
      const { text, at } = windowOf(lineOf('x'.repeat(length)), 12);
      expect(at).toBe(text.length);
      expect(at).toBeLessThan(12);
    }
    expect(windowOf({ text: 'a\nb', caret: 0 }, 10)).toEqual({ text: 'a⏎b', at: 0 });
  });
});

test('what was typed before comes back, and so does what is typed now', () => {
  const past = new Past();
  past.add('one');
  past.add('two');
  past.add('two');
  expect(past.step(-1, 'now')).toBe('two');
  expect(past.step(-1, 'two')).toBe('one');
  expect(past.step(-1, 'one')).toBeUndefined();
  expect(past.step(1, 'one')).toBe('two');
  expect(past.step(1, 'two')).toBe('now');
  expect(past.step(1, 'now')).toBeUndefined();
});

test('no key has two deeds', () => {
  const keys = bindings.flatMap(binding => binding.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test('a word is found at once, whatever was pasted before it', () => {
  const book = `${'a'.repeat(1_000_000)} two  `;
  expect(moved(lineOf(book), 'word-left').caret).toBe(1_000_001);
  expect(moved({ text: book, caret: 1_000_001 }, 'word-left').caret).toBe(0);
  expect(moved({ text: book, caret: 1_000_001 }, 'character-left').caret).toBe(1_000_000);
});
