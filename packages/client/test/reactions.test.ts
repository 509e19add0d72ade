import { expect, test } from 'vitest';
import { Reactions } from '../src/state/reactions.ts';

const fold = (nick: string) => nick;
const given = (value: string, nick: string, isGiven = true) => ({ msgid: 'm', value, nick, at: 1, isGiven });

test('a message has so many different reactions as can be looked at, however many are given', () => {
  const reactions = new Reactions();
  for (let count = 0; count < 10_000; count += 1) reactions.take(given(`v${count}`, `n${count}`), fold);
  expect(reactions.of('m', () => false)).toHaveLength(30);
  expect(reactions.take(given('late', 'bob'), fold)).toBe(false);
  reactions.take(given('v7', 'n7', false), fold);
  expect(reactions.take(given('late', 'bob'), fold)).toBe(true);
  expect(reactions.of('m', () => false).at(-1)?.value).toBe('late');
});

test('a speech is no reaction', () => {
  const reactions = new Reactions();
  expect(reactions.take(given('x'.repeat(65), 'bob'), fold)).toBe(false);
  expect(reactions.of('m', () => false)).toEqual([]);
});
