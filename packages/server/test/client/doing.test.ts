import type { ChatClient, Outcome } from '@salon/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { rememberingServer } from '../support/remembering.ts';
import type { TestServer } from '../support/test-server.ts';
import { allLeave, type Companion, companion, enter, online, roomOf, talk } from './companion.ts';

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

/** alice, who made the lobby and is its operator, and bob. */
async function aliceAndBob(): Promise<{ alice: ChatClient; bob: ChatClient; companions: Companion[] }> {
  const companions = [companion(port), companion(port)];
  const [first, second] = companions;
  if (first === undefined || second === undefined) throw new Error('there are two');
  await enter(first, { nick: 'alice' });
  await enter(second, { nick: 'bob' });
  return { alice: first.client, bob: second.client, companions };
}

/** The first message of a room, as soon as it is confirmed. */
async function firstOf(client: ChatClient, name: string) {
  return await eventually(() => {
    const entry = roomOf(client, name).timeline.entries.find(
      ({ kind, msgid }) => (kind === 'said' || kind === 'acted') && msgid !== undefined,
    );
    if (entry?.msgid === undefined) throw new Error('nothing was said');
    return { ...entry, msgid: entry.msgid };
  });
}

const done: Outcome = { ok: true, value: undefined };

test('a message gets reactions, another text, and is taken back, for both', async () => {
  const { alice, bob } = await aliceAndBob();
  const lobby = roomOf(alice, '#lobby');
  alice.say(lobby, 'helo');
  const { msgid } = await firstOf(bob, '#lobby');
  expect(await bob.react(roomOf(bob, '#lobby'), msgid, '👍')).toStrictEqual(done);
  await eventually(() =>
    expect(lobby.timeline.byMsgid(msgid)?.reactions).toStrictEqual([
      { value: '👍', nicks: ['bob'], own: false },
    ]),
  );
  expect(roomOf(bob, '#lobby').timeline.byMsgid(msgid)?.reactions[0]?.own).toBe(true);
  expect(await bob.react(roomOf(bob, '#lobby'), msgid, '👍')).toStrictEqual(done);
  await eventually(() => expect(lobby.timeline.byMsgid(msgid)?.reactions).toStrictEqual([]));
  expect(await alice.edit(lobby, msgid, 'hello')).toStrictEqual(done);
  await eventually(() => expect(talk(bob, '#lobby')).toStrictEqual(['alice: hello']));
  expect((await bob.edit(roomOf(bob, '#lobby'), msgid, 'mine')).ok).toBe(false);
  expect(await alice.edit(lobby, msgid, 'hello\nQUIT :you all')).toStrictEqual(done);
  await eventually(() => expect(talk(bob, '#lobby')).toStrictEqual(['alice: hello\nQUIT :you all']));
  expect(talk(alice, '#lobby')).toStrictEqual(['alice: hello\nQUIT :you all']);
  expect(await alice.remove(lobby, msgid, 'oops')).toStrictEqual(done);
  await eventually(() =>
    expect(roomOf(bob, '#lobby').timeline.byMsgid(msgid)?.removed).toStrictEqual({
      by: 'alice',
      reason: 'oops',
    }),
  );
});

test('an answer names what it answers, and an action is one', async () => {
  const { alice, bob } = await aliceAndBob();
  alice.say(roomOf(alice, '#lobby'), 'waves', { kind: 'acted' });
  const { msgid, kind } = await firstOf(bob, '#lobby');
  expect(kind).toBe('acted');
  bob.say(roomOf(bob, '#lobby'), 'hi', { replyTo: msgid });
  await eventually(() => expect(talk(alice, '#lobby')).toHaveLength(2));
  expect(roomOf(alice, '#lobby').timeline.entries.at(-1)?.replyTo).toBe(msgid);
});

test('a talk with someone is a room of its own, and both see who is away', async () => {
  const { alice, bob } = await aliceAndBob();
  const room = alice.talkWith('bob');
  alice.say(room, 'psst');
  await eventually(() => expect(talk(bob, 'alice')).toStrictEqual(['alice: psst']));
  expect(roomOf(bob, 'alice')).toMatchObject({ kind: 'talk', unread: 1, mentions: 1 });
  bob.setAway('lunch');
  await eventually(() => expect(alice.person('bob').away).toBe('lunch'));
  bob.setAway(undefined);
  await eventually(() => expect(alice.person('bob').away).toBeUndefined());
});

test('whoever types is seen to type until she has said it', async () => {
  const { alice, bob } = await aliceAndBob();
  bob.typing(roomOf(bob, '#lobby'), 'active');
  await eventually(() => expect(roomOf(alice, '#lobby').typing).toStrictEqual(['bob']));
  bob.say(roomOf(bob, '#lobby'), 'done');
  await eventually(() => expect(roomOf(alice, '#lobby').typing).toStrictEqual([]));
});

test('what is before the eyes is read, on all devices, and what came meanwhile is counted', async () => {
  const { alice, bob } = await aliceAndBob();
  const lobby = roomOf(bob, '#lobby');
  bob.look(lobby);
  alice.say(roomOf(alice, '#lobby'), 'one');
  await eventually(() => expect(talk(bob, '#lobby')).toHaveLength(1));
  await eventually(() => expect(lobby.unread).toBe(0));
  await eventually(() => expect(lobby.readUntil).toBeDefined());
  bob.look(undefined);
  server.clock.advance(1000);
  alice.say(roomOf(alice, '#lobby'), 'bob: two');
  await eventually(() => expect(lobby).toMatchObject({ unread: 1, mentions: 1 }));
  expect(lobby.unreadLine).toBe(lobby.readUntil);
  bob.look(lobby);
  await eventually(() => expect(lobby).toMatchObject({ unread: 0, mentions: 0 }));
});

test('operators kick, and who was kicked knows by whom', async () => {
  const { alice, bob } = await aliceAndBob();
  expect(alice.hasRank(roomOf(alice, '#lobby'), '@')).toBe(true);
  expect(bob.hasRank(roomOf(bob, '#lobby'), '+')).toBe(false);
  expect((await bob.setTopic(roomOf(bob, '#lobby'), 'mine')).ok).toBe(false);
  expect(await alice.setTopic(roomOf(alice, '#lobby'), 'tea')).toStrictEqual(done);
  await eventually(() => expect(roomOf(bob, '#lobby').topic).toBe('tea'));
  expect(await alice.mode(roomOf(alice, '#lobby'), '+v', 'bob')).toStrictEqual(done);
  await eventually(() => expect(roomOf(bob, '#lobby').members.get('bob')?.prefixes).toBe('+'));
  expect(await alice.kick(roomOf(alice, '#lobby'), 'bob', 'shoo')).toStrictEqual(done);
  await eventually(() =>
    expect(roomOf(bob, '#lobby')).toMatchObject({ presence: 'out', whyOut: 'alice: shoo' }),
  );
  expect((await bob.join('#lobby')).ok).toBe(true);
  expect(roomOf(bob, '#lobby').presence).toBe('in');
});

test('a name that none can be is refused in the words of the server', async () => {
  const { alice } = await aliceAndBob();
  expect((await alice.setNick('bob')).ok).toBe(false);
  expect(await alice.setNick('alicia')).toStrictEqual(done);
  expect(alice.me.nick).toBe('alicia');
  const refused = await alice.whois('nobody');
  expect(refused).toMatchObject({ ok: false, code: '401' });
  const known = await alice.whois('bob');
  expect(known).toMatchObject({ ok: true, value: { nick: 'bob', isBot: false } });
  const list = await alice.listRooms();
  expect(list).toMatchObject({ ok: true, value: [{ name: '#lobby', members: 2 }] });
});

test('an account is made, stays logged in by a token, and a second device has the same talks', async () => {
  const { alice, companions } = await aliceAndBob();
  expect(await alice.register('alice', undefined, 'a long password')).toStrictEqual({
    ok: true,
    value: 'done',
  });
  expect(alice.me.account).toBe('alice');
  const device = await alice.addDevice('browser');
  if (!device.ok) throw new Error(device.text);
  expect(await alice.changePassword('not the password', 'another password')).toMatchObject({ ok: false });
  expect(await alice.changePassword('a long password', 'another password')).toStrictEqual(done);
  const listed = await alice.devices();
  expect(listed).toMatchObject({ ok: true, value: [{ id: device.value.id, name: 'browser', here: true }] });
  const phone = companion(port);
  await enter(phone, { nick: 'alice', login: { account: 'alice', secret: device.value.secret } });
  expect(phone.client.me).toMatchObject({ nick: 'alice', account: 'alice' });
  alice.say(roomOf(alice, '#lobby'), 'from the desk');
  await eventually(() => expect(talk(phone.client, '#lobby')).toStrictEqual(['alice: from the desk']));
  expect(roomOf(phone.client, '#lobby').timeline.entries.at(-1)?.own).toBe(true);
  await companions[0]?.loseAndFind();
  await online(alice);
  expect(alice.me).toMatchObject({ nick: 'alice', account: 'alice' });
});

test('a guest who comes back finds her ghost, and has her nick again when it is gone', async () => {
  const { alice, bob, companions } = await aliceAndBob();
  const half = companions[1];
  if (half === undefined) throw new Error('bob has a companion');
  const ghost = [...server.server.sessions.values()].find(({ nick }) => nick === 'bob');
  await half.loseAndFind('vanish');
  await online(bob);
  expect(bob.me.nick).toBe('bob_');
  ghost?.abandon('gone');
  await eventually(() => expect(bob.me.nick).toBe('bob'));
  await eventually(() => expect(alice.rooms.get('#lobby')?.members.get('bob')).toBeDefined());
});

test('what was found is jumped to, and read on from there in both directions', async () => {
  const { alice, bob } = await aliceAndBob();
  const lobby = roomOf(alice, '#lobby');
  for (let n = 0; n < 450; n += 1) alice.say(lobby, n === 40 ? 'a needle in it' : `straw ${n}`);
  await eventually(() => expect(talk(alice, '#lobby').filter(line => line.endsWith(')'))).toStrictEqual([]));
  const found = await bob.search({ text: 'needle', room: '#lobby' });
  if (!found.ok) throw new Error(found.text);
  const [first] = found.value;
  expect(first).toMatchObject({ room: '#lobby', entry: { text: 'a needle in it' } });
  const carol = companion(port);
  await enter(carol, { nick: 'carol' });
  const room = roomOf(carol.client, '#lobby');
  expect(talk(carol.client, '#lobby')).toHaveLength(99);
  expect(await carol.client.jumpTo(room, first?.entry.msgid ?? '')).toBe(true);
  expect(room.timeline).toMatchObject({ atEnd: false });
  await carol.client.loadOlder(room);
  expect(room.timeline.atStart).toBe(true);
  while (!room.timeline.atEnd) await carol.client.loadNewer(room);
  expect(talk(carol.client, '#lobby')).toStrictEqual(talk(alice, '#lobby'));
  expect(await carol.client.jumpTo(room, 'nonsense')).toBe(false);
});

test('who comes by a second device finds what was said in the rooms that she is in', async () => {
  const { alice } = await aliceAndBob();
  await alice.register('alice', undefined, 'a-long-password');
  alice.say(roomOf(alice, '#lobby'), 'from the desk');
  await firstOf(alice, '#lobby');
  alice.setAway('lunch');
  const phone = companion(port);
  await enter(phone, { nick: 'alice', login: { account: 'alice', secret: 'a-long-password' } });
  expect(roomOf(phone.client, '#lobby').timeline.failure).toBeUndefined();
  expect(talk(phone.client, '#lobby')).toStrictEqual(['alice: from the desk']);
  expect(roomOf(phone.client, '#lobby').members.sorted.map(({ nick }) => nick)).toStrictEqual([
    'alice',
    'bob',
  ]);
});

test('who is away is so again after the connection was lost', async () => {
  const { bob, alice, companions } = await aliceAndBob();
  bob.setAway('lunch');
  await eventually(() => expect(alice.person('bob').away).toBe('lunch'));
  await companions[1]?.loseAndFind();
  await online(bob);
  expect(bob.me.away).toBe('lunch');
  await eventually(() => expect(alice.person('bob').away).toBe('lunch'));
});

test('a room that one is not let into does not stay on the list', async () => {
  const { alice, bob } = await aliceAndBob();
  await alice.mode(roomOf(alice, '#lobby'), '+i');
  expect(await alice.join('#tea')).toMatchObject({ ok: true });
  expect(await alice.mode(roomOf(alice, '#tea'), '+i')).toStrictEqual(done);
  expect(await bob.join('#tea')).toMatchObject({ ok: false, code: '473' });
  expect(bob.rooms.get('#tea')).toBeUndefined();
});
