import { expect, test } from 'vitest';
import { capLines } from './cap-lines.ts';

const names = Array.from({ length: 60 }, (_, index) => `capability-${index}`);

function lists(text: string): string[] {
  return text
    .slice(0, -2)
    .split('\r\n')
    .map(line => line.slice(line.indexOf(' :') + 2));
}

test('a list that one line holds is one line', () => {
  expect(capLines('s', '*', 'LS', ['a', 'b'], 'marked')).toBe(':s CAP * LS :a b\r\n');
  expect(capLines('s', '*', 'LIST', [], 'none')).toBe(':s CAP * LIST :\r\n');
});

test('a longer one takes more lines, each marked but the last', () => {
  const lines = capLines('s', 'n', 'LS', names, 'marked').slice(0, -2).split('\r\n');
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(510);
  expect(lines.map(line => line.startsWith(':s CAP n LS * :'))).toStrictEqual(
    lines.map((_, index) => index < lines.length - 1),
  );
  expect(lists(capLines('s', 'n', 'LS', names, 'marked')).join(' ')).toBe(names.join(' '));
});

test('an ACK goes on without a mark', () => {
  const text = capLines('s', 'n', 'ACK', names, 'plain');
  expect(text).not.toContain('*');
  expect(lists(text).join(' ')).toBe(names.join(' '));
});

test('who reads but one line is sent as much of it as there is room for', () => {
  const found = lists(capLines('s', 'n', 'LS', names, 'none'));
  expect(found).toHaveLength(1);
  expect(names.join(' ').startsWith(`${found[0]} `)).toBe(true);
});
