import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinLines, type MessageLine } from './message-lines.ts';

const line: fc.Arbitrary<MessageLine> = fc.record({
  text: fc.string({ unit: fc.constantFrom('a', ' ', 'é', '😀'), maxLength: 5 }),
  goesOn: fc.boolean(),
});

describe('lines of a message', () => {
  test('are joined by a line feed, or by nothing where one goes on', () => {
    const lines = [
      { text: 'hello', goesOn: false },
      { text: 'how is ', goesOn: false },
      { text: 'everyone?', goesOn: true },
    ];
    expect(joinLines(lines)).toBe('hello\nhow is everyone?');
  });

  test('keep all that is in them, and as many line feeds as stand between them', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 10 }), lines => {
        const joined = joinLines(lines);
        expect(joined.replaceAll('\n', '')).toBe(lines.map(({ text }) => text).join(''));
        expect(joined.split('\n').length).toBe(1 + lines.slice(1).filter(({ goesOn }) => !goesOn).length);
      }),
    );
  });

  test('are one text again however it was split', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', 'é'), minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 5 }),
        (text, size) => {
          const lines = text.split('\n').flatMap(row => {
            const pieces = row.match(new RegExp(`.{1,${size}}`, 'gu')) ?? [''];
            return pieces.map((piece, index) => ({ text: piece, goesOn: index > 0 }));
          });
          expect(joinLines(lines)).toBe(text);
        },
      ),
    );
  });
});
