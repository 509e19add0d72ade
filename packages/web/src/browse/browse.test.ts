import { expect, test } from 'vitest';
import { listing, nameOrder } from './listing.ts';
import { nameFault, nameFrom, roomName } from './new-name.ts';

const rooms = [
  { name: '#tea', members: 3, topic: 'leaves' },
  { name: '#Lobby', members: 40, topic: 'all are welcome to the café' },
  { name: '#room10', members: 3, topic: '' },
  { name: '#room9', members: 3, topic: 'about tea' },
];

function names(typed: string, order: 'members' | 'name'): string {
  return listing(rooms, typed, order, nameOrder('en'))
    .map(({ name }) => name)
    .join(' ');
}

test('rooms come by how many are in them, then by name, or by name alone', () => {
  expect(names('', 'members')).toBe('#Lobby #room9 #room10 #tea');
  expect(names('', 'name')).toBe('#Lobby #room9 #room10 #tea');
  expect(names('room', 'name')).toBe('#room9 #room10');
});

test('what has it in its name comes before what has it in its topic', () => {
  expect(names('TEA', 'members')).toBe('#tea #room9');
  expect(names('cafe', 'members')).toBe('#Lobby');
  expect(names('nothing', 'members')).toBe('');
});

test('a name gets its sign, and is told what is wrong with it', () => {
  const rules = { isupport: new Map([['CHANNELLEN', '10']]) };
  expect(roomName(' tea ', rules)).toBe('#tea');
  expect(roomName('#tea', rules)).toBe('#tea');
  expect(nameFrom(' hot  tea ')).toBe('hot-tea');
  expect(roomName('', rules)).toBe('');
  expect(nameFault('', rules)).toBeUndefined();
  expect(nameFault('#tea', rules)).toBeUndefined();
  expect(nameFault('#', rules)).toBe('empty');
  expect(nameFault('#hot tea', rules)).toBe('forbidden-character');
  expect(nameFault('#a,b', rules)).toBe('forbidden-character');
  expect(nameFault('#12345678901', rules)).toBe('too-long');
});
