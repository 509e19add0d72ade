import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { rememberingServer } from '../support/remembering.ts';
import type { TestServer } from '../support/test-server.ts';
import { allLeave, companion, enter, online, roomOf, talk } from './companion.ts';

let server: TestServer;
const port = () => {
  const place = server.doors[1]?.place;
  if (place === undefined || !('port' in place)) throw new Error('there is no IRC door');
  return place.port;
};

beforeEach(async () => {
  server = await rememberingServer({});
});
afterEach(async () => {
  allLeave();
  await server.stop();
});

test('two clients talk: what one says is confirmed to her and shown to the other', async () => {
  const alice = companion(port);
  const bob = companion(port);
  await enter(alice, { nick: 'alice' });
  await enter(bob, { nick: 'bob' });
  server.clock.advance(1);
  alice.client.say(roomOf(alice.client, '#lobby'), 'hello\nbob');
  expect(talk(alice.client, '#lobby')).toStrictEqual(['alice: hello\nbob (pending)']);
  await eventually(() => expect(talk(bob.client, '#lobby')).toStrictEqual(['alice: hello\nbob']));
  await eventually(() => expect(talk(alice.client, '#lobby')).toStrictEqual(['alice: hello\nbob']));
  expect(roomOf(bob.client, '#lobby').unread).toBe(1);
  expect(roomOf(bob.client, '#lobby').mentions).toBe(1);
  expect(roomOf(bob.client, '#lobby').members.sorted.map(({ nick }) => nick)).toStrictEqual(['alice', 'bob']);
});

test('what was missed while the connection was lost comes in its order, once, and what was typed meanwhile is sent', async () => {
  const alice = companion(port);
  const bob = companion(port);
  await enter(alice, { nick: 'alice' });
  await enter(bob, { nick: 'bob' });
  const lobby = roomOf(alice.client, '#lobby');
  alice.client.say(lobby, 'one');
  await eventually(() => expect(talk(bob.client, '#lobby')).toHaveLength(1));
  bob.reachable = false;
  bob.cut();
  await eventually(() => expect(bob.client.link.now.phase).toBe('waiting'));
  for (let n = 0; n < 250; n += 1) alice.client.say(lobby, `missed ${n}`);
  await eventually(() =>
    expect(talk(alice.client, '#lobby').filter(line => line.includes('('))).toStrictEqual([]),
  );
  bob.client.say(roomOf(bob.client, '#lobby'), 'typed while away');
  bob.reachable = true;
  await online(bob.client);
  const expected = [
    'alice: one',
    ...Array.from({ length: 250 }, (_, n) => `alice: missed ${n}`),
    'bob: typed while away',
  ];
  await eventually(() => expect(talk(bob.client, '#lobby')).toStrictEqual(expected));
  await eventually(() => expect(talk(alice.client, '#lobby')).toStrictEqual(expected));
});
