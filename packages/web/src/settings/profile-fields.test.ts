import { expect, test } from 'vitest';
import { changesOf, faultIn, type ProfileValues } from './profile-fields.ts';

const before: ProfileValues = {
  'display-name': 'Ada',
  avatar: '',
  pronouns: 'she/her',
  status: '',
  homepage: 'https://ada.example/',
  color: '',
};

test('only what is other is sent, and what is empty is taken away', () => {
  expect(changesOf(before, { ...before, 'display-name': ' Ada ' })).toEqual([]);
  expect(changesOf(before, { ...before, status: 'in Paris ', pronouns: ' ' })).toEqual([
    ['pronouns', undefined],
    ['status', 'in Paris'],
  ]);
});

test('addresses are those of the web, and nothing is too long', () => {
  expect(faultIn('homepage', 'ada.example')).toBe('url');
  expect(faultIn('avatar', 'javascript:alert(1)')).toBe('url');
  expect(faultIn('avatar', 'https://ada.example/me.png')).toBeUndefined();
  expect(faultIn('avatar', '')).toBeUndefined();
  expect(faultIn('status', 'é'.repeat(129))).toBe('long');
});
