import { expect, test } from 'vitest';
import type { ChatClient } from '../model/client.ts';
import type { Room } from '../model/room.ts';
import { destinations } from './destinations.ts';

const room = (name: string, more: object = {}): Room =>
  ({
    name,
    key: name,
    kind: name.startsWith('#') ? 'channel' : 'talk',
    presence: 'in',
    unread: 0,
    mentions: 0,
    loudness: 'default',
    lastAt: 0,
    members: { sorted: [] },
    ...more,
  }) as unknown as Room;

const all = [
  room('*', { kind: 'server' }),
  room('#garden', { members: { sorted: [{ nick: 'alice' }, { nick: 'Bob' }, { nick: 'carol' }] } }),
  room('#lobby', { unread: 2 }),
  room('#old', { presence: 'out', lastAt: 7 }),
  room('carol', { mentions: 1, unread: 1 }),
];
const client = {
  me: { nick: 'alice' },
  rooms: { all, get: (name: string) => all.find(one => one.name === name) },
  facts: { fold: (name: string) => name.toLowerCase(), isChannel: (name: string) => name.startsWith('#') },
} as unknown as ChatClient;
const beside = {
  shown: undefined,
  server: 'Server messages',
  more: [{ type: 'command', key: 'settings', text: 'Settings' }] as const,
};
const offered = (typed: string) => destinations(client, typed, beside).map(one => `${one.type} ${one.text}`);

test('without a word there are the rooms, and first what is for the user, then what is new', () => {
  expect(offered('')).toEqual([
    'room carol',
    'room #lobby',
    'room #old',
    'room #garden',
    'room Server messages',
  ]);
});

test('the room in which one is comes last', () => {
  const found = destinations(client, '', { ...beside, shown: all[4] });
  expect(found.at(-1)?.text).toBe('carol');
});

test('people are found in rooms, but not the user, nor whom she talks with already', () => {
  expect(offered('bob')).toEqual(['person Bob']);
  expect(offered('alice')).toEqual([]);
  expect(offered('carol')).toEqual(['room carol']);
});

test('commands are found', () => {
  expect(offered('sett')).toEqual(['command Settings']);
});

test('a room that one is not in can be joined', () => {
  expect(offered('#new')).toEqual(['join #new']);
  expect(offered('join new')).toEqual(['join #new']);
  expect(offered('/join #new')).toEqual(['join #new']);
  expect(offered('#old')).toEqual(['room #old', 'join #old']);
  expect(offered('#lobby')).toEqual(['room #lobby']);
  expect(offered('#')).not.toContain('join #');
});
