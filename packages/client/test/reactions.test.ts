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

test('reactions go along with who has another nick, and history does not bring them back', () => {
  const reactions = new Reactions();
  const isOwn = (nick: string) => nick === 'alice2';
  reactions.take(given('+1', 'alice'), fold);
  reactions.take(given('+1', 'bob'), fold);
  expect(reactions.rename('alice', 'alice2', fold)).toEqual(['m']);
  expect(reactions.rename('carol', 'carol2', fold)).toEqual([]);
  reactions.take(given('+1', 'alice'), fold);
  expect(reactions.of('m', isOwn)).toEqual([{ value: '+1', nicks: ['bob', 'alice2'], own: true }]);
  reactions.take({ ...given('+1', 'alice2', false), at: 5 }, fold);
  expect(reactions.of('m', isOwn)).toEqual([{ value: '+1', nicks: ['bob'], own: false }]);
  reactions.take({ ...given('+1', 'alice'), at: 9 }, fold);
  expect(reactions.of('m', isOwn)).toEqual([{ value: '+1', nicks: ['bob', 'alice'], own: false }]);
});

test('a speech is no reaction', () => {
  const reactions = new Reactions();
  expect(reactions.take(given('x'.repeat(65), 'bob'), fold)).toBe(false);
  expect(reactions.of('m', () => false)).toEqual([]);
});
