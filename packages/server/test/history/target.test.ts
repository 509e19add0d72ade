import { expect, test } from 'vitest';
import { channelKey, directKey, partiesOf } from '../../src/hub/history/key.ts';

test('a channel has one key, and so have two accounts, whoever speaks', () => {
  expect(channelKey('#Room[1]')).toBe('#room[1]');
  expect(directKey('Bob', 'alice')).toBe(directKey('Alice', 'BOB'));
  expect(partiesOf(directKey('Bob', 'alice'))).toEqual(['alice', 'bob']);
  expect(partiesOf(directKey('bob', 'bob'))).toEqual(['bob', 'bob']);
  expect(partiesOf(channelKey('#room'))).toBeUndefined();
});
