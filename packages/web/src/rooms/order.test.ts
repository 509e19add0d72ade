import { isUnread, type Room } from '@salon/client';
import { expect, test } from 'vitest';
import { roomBeside, sectionsOf } from './order.ts';

const room = (name: string, more: Partial<Room> = {}): Room =>
  ({
    name,
    kind: name.startsWith('#') ? 'channel' : 'talk',
    pinned: false,
    unread: 0,
    mentions: 0,
    loudness: 'default',
    ...more,
  }) as Room;

const server = room('irc', { kind: 'server' });
const lobby = room('#lobby');
const garden = room('#garden', { unread: 3 });
const bob = room('bob', { pinned: true });
const carol = room('carol', { unread: 1, mentions: 1 });
const all = [server, garden, lobby, carol, bob];

test('what is pinned is first, and the server last', () => {
  expect(sectionsOf(all).map(({ name, rooms }) => [name, ...rooms.map(each => each.name)])).toEqual([
    ['pinned', 'bob'],
    ['channels', '#garden', '#lobby'],
    ['talks', 'carol'],
    ['server', 'irc'],
  ]);
});

test('one goes up and down as the list is drawn, round and round', () => {
  expect(roomBeside(all, bob, 1)).toBe(garden);
  expect(roomBeside(all, server, 1)).toBe(bob);
  expect(roomBeside(all, bob, -1)).toBe(server);
  expect(roomBeside(all, undefined, 1)).toBe(bob);
  expect(roomBeside(all, undefined, -1)).toBe(server);
});

test('one goes to what is unread alone', () => {
  expect(roomBeside(all, lobby, 1, isUnread)).toBe(carol);
  expect(roomBeside(all, lobby, -1, isUnread)).toBe(garden);
  expect(roomBeside([lobby, garden], garden, 1, isUnread)).toBeUndefined();
  expect(roomBeside([], undefined, 1)).toBeUndefined();
});
