import { expect, test } from 'vitest';
import { dotOf, titleOf } from './title.ts';

test.each([
  ['#lobby', 3, 5, '(3) #lobby · Salon'],
  ['#lobby', 0, 5, '• #lobby · Salon'],
  ['#lobby', 0, 0, '#lobby · Salon'],
  [undefined, 100, 100, '(99+) Salon'],
  [undefined, 0, 0, 'Salon'],
] as const)('in %s with %i mentions and %i unread the title is %s', (room, mentions, unread, title) => {
  expect(titleOf(room, { mentions, unread })).toBe(title);
});

test('the dot of a mention goes before that of what is merely new', () => {
  expect(dotOf({ mentions: 1, unread: 9 })).toBe('mention');
  expect(dotOf({ mentions: 0, unread: 9 })).toBe('unread');
  expect(dotOf({ mentions: 0, unread: 0 })).toBeUndefined();
});
