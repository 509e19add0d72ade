import { describe, expect, test } from 'vitest';
import { hashOf, parseHash, type Route } from './route.ts';
import { stepTo } from './steps.ts';

const routes: readonly (readonly [string, Route])[] = [
  ['#/room/%23lobby', { room: '#lobby' }],
  ['#/room/bob', { room: 'bob' }],
  ['#/room/%23a%2Fb%25', { room: '#a/b%' }],
  ['#/room/%23lobby/message/x%2Fy', { room: '#lobby', message: 'x/y' }],
  ['#/room/%23lobby/rooms', { room: '#lobby', layer: { layer: 'rooms' } }],
  ['#/room/%23lobby/members', { room: '#lobby', layer: { layer: 'side', side: { panel: 'members' } } }],
  [
    '#/room/%23lobby/profile/bob',
    { room: '#lobby', layer: { layer: 'side', side: { panel: 'profile', nick: 'bob' } } },
  ],
  [
    '#/room/%23lobby/search/two%20words',
    { room: '#lobby', layer: { layer: 'side', side: { panel: 'search', text: 'two words' } } },
  ],
  [
    '#/room/%23lobby/settings/look',
    { room: '#lobby', layer: { layer: 'overlay', overlay: 'settings', page: 'look' } },
  ],
];

describe('the address', () => {
  test.each(routes)('%s is written and read', (hash, route) => {
    expect(hashOf(route)).toBe(hash);
    expect(parseHash(hash)).toEqual(route);
  });

  test.each(['', '#', '#/', '#/room/', '#/elsewhere/x', '#/room/%E0%A4%A'])('"%s" leads nowhere', hash => {
    expect(parseHash(hash)).toBeUndefined();
  });

  test.each(['#a,0', '#a key', 'bob\r\nQUIT', ':bob', `#${'x'.repeat(200)}`])(
    'what is no name leads nowhere: %j',
    name => {
      expect(parseHash(`#/room/${encodeURIComponent(name)}`)).toBeUndefined();
    },
  );

  test('an unknown layer leads to the room', () => {
    expect(parseHash('#/room/bob/nothing')).toEqual({ room: 'bob' });
  });
});

describe('the back button', () => {
  test('leads from room to room', () => {
    expect(stepTo('#/room/a', '#/room/b', '')).toBe('push');
  });

  test('closes what was opened over the talk', () => {
    expect(stepTo('#/room/a', '#/room/a/members', '')).toBe('push');
    expect(stepTo('#/room/a/members', '#/room/a', '#/room/a')).toBe('back');
  });

  test('does not lead out of the page when something is closed that the page began with', () => {
    expect(stepTo('#/room/a/members', '#/room/a', undefined)).toBe('replace');
  });

  test('does not come by the list of rooms again, from which a room was picked', () => {
    expect(stepTo('#/room/a/rooms', '#/room/b', '#/room/a')).toBe('replace');
  });

  test('leads from a profile to the members among whom it was picked', () => {
    expect(stepTo('#/room/a/members', '#/room/a/profile/bob', '#/room/a')).toBe('push');
    expect(stepTo('#/room/a/profile/bob', '#/room/a/members', '#/room/a/members')).toBe('back');
  });

  test('does not come by a message that was shown, nor by the page without a room', () => {
    expect(stepTo('#/room/a/message/m1', '#/room/a', '#/room/b')).toBe('replace');
    expect(stepTo('', '#/room/a', undefined)).toBe('replace');
  });
});
