import { expect, test } from 'vitest';
import { Talker } from '../../../../test/talker.ts';
import { talkFrame } from '../../screens/talk-screen.ts';

const leave = '\x1b';
const up = '\x1b[A';
const down = '\x1b[B';
const switcher = '\x0b';

test('rooms are found by a few letters of their names, and Enter shows the one that is chosen', async () => {
  const alice = await Talker.hearing(0);
  alice.stage.client.talkWith('carol');
  await alice.types(switcher);
  expect(alice.talk).toEqual(['Go to a room or a person (Escape closes)', '>', '> carol', 'server', '#tea']);
  await alice.types(`${down + down + up}\r`);
  expect(alice.chat.room?.kind).toBe('server');
  await alice.types(`${switcher}ta`);
  expect(alice.talk).toContain('> #tea');
  await alice.types('x');
  expect(alice.talk).toContain('Nobody and no room is called so.');
  await alice.types('\x7f\r');
  expect(alice.chat.room?.name).toBe('#tea');
});

test('an answer that comes while one types takes nothing of it away', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('/whois bob\rhello th');
  await alice.isAnswered('WHOIS', [':s 311 alice bob b h * :Bob', ':s 318 alice bob :End']);
  expect(alice.talk[0]).toMatch(/^Who is bob/);
  await alice.types('ere\r');
  expect(alice.sent()).toEqual(['PRIVMSG #tea :hello there']);
});

test('a room that one is let into late does not take what is typed meanwhile', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('/join #cake\rhello');
  await alice.isAnswered('JOIN', [':alice!~alice@h JOIN #cake']);
  expect(alice.chat.room?.name).toBe('#tea');
});

test('lines fit the screen, also when it has become smaller', async () => {
  const alice = await Talker.hearing(0);
  alice.size = { columns: 160, rows: 24 };
  await alice.types('/help topic\r');
  alice.size = { columns: 30, rows: 24 };
  for (const row of alice.screen) expect(row.length).toBeLessThanOrEqual(30);
  expect(alice.screen.join(' ').replaceAll(/\s+/g, ' ')).toContain(
    'Sets the topic of a room; alone, shows it.',
  );
});

test('people are found as well, and a room that one is not in is joined', async () => {
  const alice = await Talker.hearing(1);
  alice.hears(':zoë!z@h JOIN #tea');
  await alice.types(`${switcher}zo`);
  expect(alice.talk.slice(2)).toEqual(['> zoë talk']);
  await alice.types('\r');
  expect(alice.chat.room?.name).toBe('zoë');
  await alice.types(`${switcher}#cake\r`);
  await alice.isAnswered('JOIN #cake', [':s 473 alice #cake :Cannot join']);
  expect(alice.status).toBe('Cannot join');
  expect(alice.chat.room?.name).toBe('zoë');
});

test('a line typed before is found by a part of it, and comes back into the line', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('put the kettle on\r/me waits\rput the kettle on\rno\r');
  await alice.types('\x12');
  expect(alice.talk).toEqual([
    'Lines typed before (Escape closes)',
    '>',
    '> no',
    'put the kettle on',
    '/me waits',
  ]);
  await alice.types('KETTLE\r');
  expect(alice.chat.line.text).toBe('put the kettle on');
  await alice.types('\x12');
  expect(alice.talk.slice(1)).toEqual(['> put the kettle on', '> put the kettle on']);
  await alice.types(leave);
  expect(alice.chat.line.text).toBe('put the kettle on');
});

test('what is typed above the rooms of the server finds among them; Enter joins', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('/list\r');
  await alice.isAnswered('LIST', [
    ':s 322 alice #few 2 :about birds',
    ':s 322 alice #many 20 :about tea\x1b[2J',
    ':s 323 alice :End',
  ]);
  expect(alice.talk.slice(2, 4)).toEqual([
    '> #many                20  about tea␛[2J',
    '#few                 2  about birds',
  ]);
  await alice.types('bird');
  expect(alice.talk.slice(2)).toEqual(['> #few                 2  about birds']);
  await alice.types('\r');
  expect(alice.sent()).toEqual(['JOIN #few']);
});

test('lines are scrolled, and any other key closes them; a letter is typed besides', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('?');
  expect(alice.talk[0]).toBe('Keys (Escape closes)');
  expect(alice.talk[1]).toMatch(/^Enter +send the line$/);
  await alice.types(down);
  expect(alice.talk[1]).toMatch(/^Alt\+Enter/);
  await alice.types('\x1b[6~'.repeat(9));
  expect(alice.talk.at(-1)).toMatch(/^p +show who said it$/);
  await alice.types(leave);
  expect([alice.chat.overlay, alice.chat.line.text]).toEqual([undefined, '']);
  await alice.types('?');
  await alice.types('x');
  expect([alice.chat.overlay, alice.chat.line.text]).toEqual([undefined, 'x']);
});

test.each([
  ['???', '???'],
  ['? really', ':? really'],
])('%s can be said, letter by letter', async (text, sent) => {
  const alice = await Talker.hearing(0);
  for (const letter of text) await alice.types(letter);
  await alice.types('\r');
  expect(alice.sent()).toEqual([`PRIVMSG #tea ${sent}`]);
});

test('a command that there is not has no help', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('/help join\r');
  expect(alice.talk[1]).toMatch(/^\/join /);
  await alice.types(leave);
  await alice.types('/help nothing\r');
  expect(alice.status).toBe('There is no command /nothing.');
});

test('a search is asked by Enter, and Enter goes to what was found', async () => {
  const alice = await Talker.hearing(2);
  await alice.types('\x06text from:bob\r');
  expect(alice.talk[0]).toMatch(/^Search in #tea/);
  expect(alice.stage.sent.at(-1)).toContain('SEARCH text=text;in=#tea;from=bob');
  await alice.isAnswered('SEARCH', ['@msgid=m0 :bob!b@h PRIVMSG #tea :text 0'], 'soju.im/search');
  expect(alice.talk[2]).toMatch(/bob: text 0$/);
  await alice.types('\r');
  expect(alice.chosen).toBe('text 0');
});

test('what is typed while a search is on its way makes its answer void', async () => {
  const alice = await Talker.hearing(2);
  await alice.types('\x06tex\r');
  await alice.types('t');
  await alice.isAnswered('SEARCH', ['@msgid=m0 :bob!b@h PRIVMSG #tea :text 0'], 'soju.im/search');
  expect(alice.talk).toHaveLength(2);
  await alice.types('\r');
  await alice.isAnswered('SEARCH', [], 'soju.im/search');
  expect(alice.talk[2]).toBe('Nothing was found.');
});

test('a search goes everywhere by `in:*`, marks what it found, and asks for older ones at its end', async () => {
  const alice = await Talker.hearing(2);
  await alice.types('\x06in:* KETTLE\r');
  expect(alice.stage.sent.at(-1)).toContain('SEARCH text=KETTLE');
  expect(alice.stage.sent.at(-1)).not.toContain('in=');
  const line = (index: number) =>
    `@time=2026-01-01T10:00:${59 - index}.000Z;msgid=k${index} :bob!b@h PRIVMSG #tea :the kettle ${index}`;
  const lines = Array.from({ length: 20 }, (_, index) => line(index));
  await alice.isAnswered('SEARCH', lines.toReversed(), 'soju.im/search');
  const [, found] = talkFrame(alice.chat, 0)
    .rows.flatMap(pieces => pieces.flatMap(({ row }) => row))
    .filter(({ text }) => text.toLowerCase() === 'kettle');
  expect(found?.style.underline).toBe(true);
  await alice.types('\x1b[6~');
  expect(alice.stage.sent.at(-1)).toMatch(/SEARCH .*before=2026-01-01T10:00:40/);
  await alice.isAnswered('SEARCH', [line(20), line(19)], 'soju.im/search');
  expect(alice.talk.at(-1)).toMatch(/^> .*the kettle 19$/);
  await alice.types(down);
  expect(alice.talk.at(-1)).toMatch(/^> .*the kettle 20$/);
});

test('of a long message that was found the part with the word is shown, however narrow the screen is', async () => {
  const alice = await Talker.hearing(0);
  const long = `${'before '.repeat(40)}kettle ${'behind '.repeat(40)}`;
  for (const columns of [60, 80, 160]) {
    alice.size = { columns, rows: 24 };
    await alice.types('\x06kettle\r');
    await alice.isAnswered('SEARCH', [`@msgid=m0 :bob!b@h PRIVMSG #tea :${long}`], 'soju.im/search');
    expect(alice.talk[2]).toMatch(/^> .*bob: …(?:before )*kettle behind/);
    await alice.types('\x1b');
  }
});

test('what should be a day and is none is said, and nothing is asked', async () => {
  const alice = await Talker.hearing(2);
  await alice.types('\x06tea after:soon\r');
  expect(alice.talk.at(-1)).toBe('soon is no day.');
  expect(alice.sent()).toEqual([]);
});
