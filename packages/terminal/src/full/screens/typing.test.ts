import { expect, test } from 'vitest';
import { typingOf, typingRowsMax } from './typing.ts';

/** A line with `|` where the caret is, in rows of 20 cells. */
function seen(marked: string, rowsMax = 5): readonly string[] {
  const caret = marked.indexOf('|');
  const { rows, cursor } = typingOf('me> ', { text: marked.replace('|', ''), caret }, 20, rowsMax);
  return rows.map((row, y) => {
    const text = row.map(span => span.text).join('');
    return y === cursor.y ? `${text.padEnd(cursor.x).slice(0, cursor.x)}|${text.slice(cursor.x)}` : text;
  });
}

test.each([
  ['|', ['me> |']],
  ['hello| there', ['me> hello| there']],
  ['0123456789abcdef|', ['me> 0123456789abcdef', '    |']],
  ['0123456789abcdefghi|', ['me> 0123456789abcdef', '    ghi|']],
  ['one\n|two', ['me> one', '    |two']],
  ['one|\ntwo', ['me> one|', '    two']],
  ['one\n|', ['me> one', '    |']],
])('%j is seen as %j', (marked, rows) => {
  expect(seen(marked)).toEqual(rows);
});

test('a character of two cells is not cut at the edge', () => {
  const { rows, cursor } = typingOf('', { text: '日本語', caret: 3 }, 5, 5);
  expect(rows.map(row => row.map(span => span.text).join(''))).toEqual(['日本', '語']);
  expect(cursor).toEqual({ x: 2, y: 1 });
});

test('of many rows those are seen that are around the cursor', () => {
  expect(seen('a\nb\nc\nd|', 2)).toEqual(['    c', '    d|']);
  expect(seen('|a\nb\nc\nd', 2)).toEqual(['me> |a', '    b']);
  expect(seen('a\nb|\nc\nd', 1)).toEqual(['    b|']);
});

test('a small screen has one row for the line', () => {
  expect(typingRowsMax(6)).toBe(1);
  expect(typingRowsMax(24)).toBe(5);
});

test('control characters that were pasted are seen, and steer nothing', () => {
  expect(seen('a\x1b[2J|')).toEqual(['me> a␛[2J|']);
});

test('of a whole book that was pasted only what is near the caret is looked at', () => {
  const text = 'many words '.repeat(100_000);
  for (let caret = 500_000; caret < 500_100; caret += 1) {
    const { rows, cursor } = typingOf('me> ', { text, caret }, 20, 5);
    expect(rows).toHaveLength(5);
    const before = rows
      .map(row =>
        row
          .map(span => span.text)
          .join('')
          .slice(4),
      )
      .join('');
    const at = cursor.y * 16 + cursor.x - 4;
    expect(text.slice(0, caret).endsWith(before.slice(0, at))).toBe(true);
  }
});
