import { expect, test } from 'vitest';
import { Talker } from '../../../test/talker.ts';

test('a click shows a room, also where there are more rooms than rows', async () => {
  const alice = await Talker.hearing(0);
  for (let index = 10; index < 50; index += 1) alice.stage.client.talkWith(`nick${index}`);
  const inRow = (row: number) => /\d+ (nick\d+) /.exec(alice.screen[row] ?? '')?.[1];
  for (const row of [5, 21, 21, 21, 3]) {
    const wanted = inRow(row);
    await alice.types(`\x1b[<0;4;${row + 1}M`);
    expect(wanted).toBeDefined();
    expect(alice.chat.room?.name).toBe(wanted);
  }
  const there = alice.chat.room?.name;
  await alice.types('\x1b[<0;4;1M\x1b[<0;4;23M');
  expect(alice.chat.room?.name).toBe(there);
});

test.each(['?', '\x06', '\x0b'])(
  'a key for another room goes there from what %j has opened',
  async opening => {
    const alice = await Talker.hearing(0);
    alice.stage.client.talkWith('bob');
    await alice.types(opening);
    expect(alice.chat.overlay).toBeDefined();
    await alice.types('\x1b3');
    expect([alice.chat.overlay, alice.chat.room?.name]).toEqual([undefined, 'bob']);
  },
);

test('Alt+J goes to the room of any number, and says when there is none', async () => {
  const alice = await Talker.hearing(0);
  for (let index = 10; index < 20; index += 1) alice.stage.client.talkWith(`nick${index}`);
  const before = alice.chat.room?.name;
  await alice.types('half a line\x1bj1');
  expect(alice.prompt).toBe('Number of the room: 1');
  await alice.types('2');
  expect(alice.chat.room?.name).toBe('nick19');
  await alice.types('\x1bj2\r');
  expect(alice.chat.room?.name).toBe(before);
  expect(alice.chat.line.text).toBe('half a line');
  await alice.types('\x1bj77');
  expect(alice.status).toContain('There is no room 77.');
  await alice.types('\x1bj\x1b');
  await alice.types('\x1bj\r');
  expect(alice.prompt).toBe('alice> half a line');
  expect(alice.sent().filter(line => line.startsWith('PRIVMSG'))).toEqual([]);
});

test.each([
  ['#zen', '#zen'],
  ['#gone', '#books'],
])('who looked at %s when she left sees %s when she comes', async (last, shown) => {
  const alice = new Talker(last);
  await alice.stage.comeIn('salon', 'alice', ['#tea', '#zen', '#books']);
  expect(alice.chat.room?.name).toBe(shown);
});

test('the next room with something new is the one with a mention', async () => {
  const alice = await Talker.hearing(0);
  alice.hears(':carol!c@h JOIN #tea');
  alice.stage.client.talkWith('zoe');
  alice.hears('@msgid=z :zoe!z@h PRIVMSG alice :psst');
  await alice.stage.settle();
  await alice.types('\x1ba');
  expect(alice.chat.room?.name).toBe('zoe');
  await alice.types('\x1b/');
  expect(alice.chat.room?.name).toBe('#tea');
});

test('a window that is not full is filled with what is older, as far as there is any', async () => {
  const alice = await Talker.hearing(2);
  alice.hears('@msgid=r;+draft/reply=old :bob!b@h PRIVMSG #tea :as I said');
  await alice.types('\x1bmg');
  await alice.pageComes('AROUND', 'old', 'young');
  alice.chat.fillWindow();
  alice.chat.fillWindow();
  expect(alice.sent()).toEqual(['CHATHISTORY BEFORE #tea msgid=old 100']);
});

test('a window that is full asks for nothing', async () => {
  const alice = await Talker.hearing(2);
  alice.hears('@msgid=r;+draft/reply=t29 :bob!b@h PRIVMSG #tea :as I said');
  await alice.types('\x1bmg');
  await alice.pageComes('AROUND', ...Array.from({ length: 30 }, (_, index) => `t${index}`));
  alice.chat.fillWindow();
  expect(alice.sent()).toEqual([]);
});

test('another room that comes does not take what is typed to itself', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('secret for tea');
  alice.hears(':alice!~alice@h JOIN #books');
  await alice.stage.settle();
  expect(alice.chat.room?.name).toBe('#tea');
  await alice.types('\r');
  expect(alice.sent()).toContain('PRIVMSG #tea :secret for tea');
});

test('a room that is closed gives way to the one before, each with what was typed there', async () => {
  const alice = await Talker.hearing(0);
  alice.stage.client.talkWith('bob');
  await alice.types('for tea\x1b3');
  expect(alice.chat.room?.name).toBe('bob');
  await alice.types('/close\r');
  expect(alice.chat.room?.name).toBe('#tea');
  expect(alice.chat.line.text).toBe('for tea');
});

test('a draft that was kept is in the line from the beginning', async () => {
  const alice = new Talker();
  alice.stage.keep.set('rooms alice', JSON.stringify([{ name: '#tea', kind: 'channel', draft: 'begun' }]));
  await alice.stage.comeIn('salon', 'alice', ['#tea']);
  expect(alice.chat.line.text).toBe('begun');
  alice.chat.keepDraft();
  expect(alice.stage.room('#tea').draft).toBe('begun');
});

test('talks keep their numbers, whoever speaks', async () => {
  const alice = await Talker.hearing(0);
  for (const nick of ['zoe', 'bob']) alice.stage.client.talkWith(nick);
  const rooms = () => [3, 4].map(row => /\d (\w+)/.exec(alice.screen[row] ?? '')?.[1]);
  const before = rooms();
  alice.hears('@msgid=z :zoe!z@h PRIVMSG alice :hi');
  alice.hears('@msgid=b :bob!z@h PRIVMSG alice :hi');
  await alice.stage.settle();
  expect([before, rooms()]).toEqual([
    ['bob', 'zoe'],
    ['bob', 'zoe'],
  ]);
});

test('who reads back in a room stays there when it is called otherwise', async () => {
  const alice = await Talker.hearing(60);
  await alice.types('\x1b[5~');
  const seen = alice.talk;
  alice.hears(':s RENAME #tea #coffee :');
  await alice.stage.settle();
  expect(alice.chat.room?.name).toBe('#coffee');
  expect(alice.talk.slice(0, 10)).toEqual(seen.slice(0, 10));
});

test('that older messages are not to be had is said where they would stand, and nowhere else', async () => {
  const alice = await Talker.hearing(2);
  alice.hears('@msgid=r;+draft/reply=old :bob!b@h PRIVMSG #tea :as I said');
  await alice.types('\x1bmg');
  await alice.pageComes('AROUND', 'old', 'young');
  alice.chat.fillWindow();
  const label = /label=(\S+)/.exec(alice.stage.sent.at(-1) ?? '')?.[1];
  alice.hears(`@label=${label} FAIL CHATHISTORY MESSAGE_ERROR BEFORE #tea :The disk is gone`);
  await alice.stage.settle();
  expect(alice.talk[0]).toBe('Older is not to be had: The disk is gone');
  await alice.types('\x1b1');
  expect(alice.chat.room?.kind).toBe('server');
  expect(alice.talk.join('\n')).not.toContain('The disk is gone');
});
