import { expect, test } from 'vitest';
import { Talker } from '../../../test/talker.ts';

/** The rooms beside the talk. */
const roomsOf = (alice: Talker) => alice.screen.flatMap(row => /^ ?\d+ \S+(?: +!?\d+)?/.exec(row)?.[0] ?? []);

async function inRooms(...names: readonly string[]): Promise<Talker> {
  const alice = await Talker.hearing(1);
  for (const name of names) {
    await alice.types(`/join ${name}\r`);
    await alice.isAnswered('JOIN', [`:alice!a@h JOIN ${name}`, `:s 366 alice ${name} :end`]);
  }
  await alice.types('\x1b/');
  return alice;
}

test('a small screen has rooms and talk, a large one members besides, a tiny one the talk alone', async () => {
  const alice = await Talker.hearing(1);
  const has = () => ({
    rooms: alice.screen.some(row => row.includes(' 2 #tea')),
    talk: alice.screen.some(row => row.includes('text 0')),
    members: alice.screen.some(row => row.includes(' here')),
  });
  alice.hears(':s 353 alice = #tea :@bob alice');
  alice.hears(':s 366 alice #tea :end');
  await alice.stage.settle();
  expect(has()).toEqual({ rooms: true, talk: true, members: false });
  alice.size = { columns: 200, rows: 60 };
  expect(has()).toEqual({ rooms: true, talk: true, members: true });
  expect(alice.screen).toHaveLength(60);
  alice.size = { columns: 40, rows: 10 };
  expect(has()).toEqual({ rooms: false, talk: true, members: false });
  expect(alice.screen).toHaveLength(10);
});

test('what is new elsewhere is told beside the rooms, and in the status line where there are none', async () => {
  const alice = await inRooms('#a', '#b', '#c');
  alice.hears('@msgid=1 :bob!b@h PRIVMSG #a :one');
  alice.hears('@msgid=2 :bob!b@h PRIVMSG #a :two');
  alice.hears('@msgid=3;time=2030-01-01T12:00:00.000Z :bob!b@h PRIVMSG #tea :alice: three');
  await alice.stage.settle();
  expect(alice.chat.room?.name).toBe('#b');
  expect(roomsOf(alice)).toEqual([
    ' 1 server',
    expect.stringMatching(/^ 2 #a +2$/),
    ' 3 #b',
    ' 4 #c',
    expect.stringMatching(/^ 5 #tea +!1$/),
  ]);
  expect(alice.status).not.toContain('Act');
  alice.size = { columns: 40, rows: 12 };
  expect(alice.status).toContain('[Act: 2,!5]');
});

test('what is new in a room below the end of the list is told in the status line', async () => {
  const rooms = Array.from({ length: 40 }, (_, index) => `#r${index + 10}`);
  const alice = await inRooms(...rooms);
  await alice.types('\x1b2');
  alice.hears('@msgid=1 :bob!b@h PRIVMSG #r11 :one');
  alice.hears('@msgid=2 :bob!b@h PRIVMSG #r49 :alice: two');
  await alice.stage.settle();
  expect(alice.screen.join('\n')).not.toContain('#r49');
  expect(alice.status).toContain('[Act: !41]');
});

test('a room that is muted is not told of, and Alt+A passes it by', async () => {
  const alice = await inRooms('#a', '#b', '#c');
  const muted = alice.stage.client.rooms.get('#a');
  if (muted === undefined) throw new Error('there is no #a');
  alice.stage.client.setLoudness(muted, 'muted');
  alice.hears('@msgid=1 :bob!b@h PRIVMSG #a :one');
  alice.hears('@msgid=2 :bob!b@h PRIVMSG #c :two');
  await alice.stage.settle();
  alice.size = { columns: 40, rows: 12 };
  expect(alice.status).toContain('[Act: 4]');
  await alice.types('\x1ba');
  expect(alice.chat.room?.name).toBe('#c');
  await alice.types('\x1ba');
  expect(alice.chat.room?.name).toBe('#c');
});

test('the status line says who types, and what is new below', async () => {
  const alice = await Talker.hearing(60);
  alice.hears('@+typing=active :bob!b@h TAGMSG #tea');
  await alice.stage.settle();
  expect(alice.status).toMatch(/alice · bob is typing…$/);
  await alice.types('\x1b[5~');
  alice.hears('@msgid=x :bob!b@h PRIVMSG #tea :below');
  await alice.stage.settle();
  expect(alice.status).toContain('reading back, 1 new below (Escape: newest)');
  expect(alice.screen.some(row => row.endsWith('below'))).toBe(false);
  await alice.types('\x1b');
  expect(alice.screen.some(row => row.endsWith('below'))).toBe(true);
});

test('a talk in which nothing was said yet says so', async () => {
  const alice = await Talker.hearing(0);
  await alice.types('/query bob\r');
  expect(alice.talk).toEqual(['This is the beginning of your talk with bob.']);
});

test('a lost connection stands in the status line whatever else does', async () => {
  const alice = await Talker.hearing(1);
  await alice.types('\x1bmr');
  alice.stage.closed('gone');
  expect(alice.status).toMatch(/^connection lost \(gone\), again in 1 s · Reply to bob/);
});
