import { expect, test } from 'vitest';
import { strengthOf } from './strength.ts';

test.each([
  ['', 'short'],
  ['aB3$xyz', 'short'],
  ['password1', 'weak'],
  ['aaaaaaaaaaaa', 'weak'],
  ['12345678', 'weak'],
  ['abcdefghijklm', 'weak'],
  ['azerty123', 'weak'],
  ['tulip-radio', 'fair'],
  ['nH7$kq2!vLp', 'strong'],
  ['correct horse battery staple', 'strong'],
  ['pluie sous les tilleuls', 'strong'],
] as const)('"%s" is %s', (password, strength) => {
  expect(strengthOf(password)).toBe(strength);
});

test('the name of the account does not make it stronger', () => {
  expect(strengthOf('marguerite2')).toBe('fair');
  expect(strengthOf('marguerite2', ['Marguerite'])).toBe('weak');
});
