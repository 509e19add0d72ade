import { expect, test } from 'vitest';
import type { Room } from './model/room.ts';
import { isUnread } from './unread.ts';

const loud = { unread: 9, mentions: 0, loudness: 'muted' } as Room;

test('a muted room is unread only by what is for the user', () => {
  expect(isUnread(loud)).toBe(false);
  expect(isUnread({ ...loud, mentions: 1 })).toBe(true);
  expect(isUnread({ ...loud, loudness: 'default' })).toBe(true);
});
