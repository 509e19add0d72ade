import { describe, expect, test } from 'vitest';
import { LogEntries } from '../../src/history/files/logs/entries.ts';
import { irssiReader } from '../../src/history/files/logs/irssi.ts';
import type { LogReader, Told } from '../../src/history/files/logs/told.ts';
import { weechatReader } from '../../src/history/files/logs/weechat.ts';
import { zncReader } from '../../src/history/files/logs/znc.ts';
import { Zone } from '../../src/history/files/logs/zone.ts';
import type { StoredEntry } from '../../src/history/query.ts';

function entriesOf(read: LogReader, log: string, zone = 'UTC'): (StoredEntry | string)[] {
  const entries = new LogEntries({ target: '#room', to: () => '#room' }, new Zone(zone));
  return log.split('\n').map(line => {
    const reading = read(line);
    if (typeof reading === 'string') return reading;
    if (reading.told === undefined) return 'silent';
    return entries.entry(reading.at, reading.told) ?? 'no time';
  });
}

/** An entry in short: when, what, who, and what of it. */
function short(entry: StoredEntry | string): string {
  if (typeof entry === 'string') return entry;
  const { at, kind, who, text, more } = entry;
  const { to: _to, real: _real, ...rest } = more ?? {};
  const extra = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
  return `${new Date(at).toISOString()} ${kind} ${who.nick}!${who.user}@${who.host} ${text}${extra}`.trimEnd();
}

test('a log of WeeChat', () => {
  const log = `2026-11-22 10:00:00\t-->\talice (a@host.example) has joined #room
2026-11-22 10:00:00\t--\tTopic for #room is "hello"
2026-11-22 10:00:01\t@alice\thi\tthere
2026-11-22 10:00:02\t *\tbob waves
2026-11-22 10:00:03\t--\tNotice(carol) -> #room: look
2026-11-22 10:00:04\t--\tbob is now known as bobby
2026-11-22 10:00:05\t--\tMode #room [+o bobby] by alice
2026-11-22 10:00:06\t--\talice has changed topic for #room from "hello" to "a "new" one"
2026-11-22 10:00:06\t--\talice has unset topic for #room (old topic: "x")
2026-11-22 10:00:07\t<--\tbobby has kicked dave (go)
2026-11-22 10:00:08\t<--\tbobby (b@x) has left #room (bye (now))
2026-11-22 10:00:09\t<--\talice (a@host.example) has quit (Quit: night)
2026-11-22T11:00:10.123456+01:00\tcarol\tof another setting
2026-11-22 10:00:11\t-->\terin [erins] (Erin E) (e@h) has joined #room
this is broken
2026-02-30 10:00:11\tcarol\tno such day`;
  expect(entriesOf(weechatReader(), log).map(short)).toEqual([
    '2026-11-22T10:00:00.000Z join alice!a@host.example',
    'silent',
    '2026-11-22T10:00:01.000Z message alice!a@host.example hi\tthere',
    '2026-11-22T10:00:02.000Z message bob!*@* \u0001ACTION waves\u0001',
    '2026-11-22T10:00:03.000Z notice carol!*@* look',
    '2026-11-22T10:00:04.000Z nick bob!*@*  {"nick":"bobby"}',
    '2026-11-22T10:00:05.000Z mode alice!a@host.example  {"changes":[{"on":true,"letter":"o","param":"bobby"}]}',
    '2026-11-22T10:00:06.000Z topic alice!a@host.example a "new" one',
    '2026-11-22T10:00:06.001Z topic alice!a@host.example',
    '2026-11-22T10:00:07.000Z kick bobby!*@* go {"nick":"dave"}',
    '2026-11-22T10:00:08.000Z part bobby!b@x bye (now)',
    '2026-11-22T10:00:09.000Z quit alice!a@host.example Quit: night',
    '2026-11-22T10:00:10.123Z message carol!*@* of another setting',
    '2026-11-22T10:00:11.000Z join erin!e@h',
    'bad',
    'no time',
  ]);
});

test('a log of irssi', () => {
  const log = `10:00 <early> there is no day yet
--- Log opened Sun Nov 22 10:00:00 2026
10:00 -!- alice [a@host.example] has joined #room
10:00 -!- Irssi: #room: Total of 1 nicks
10:01 <@alice> hi
10:01 < bob> hello <there>
10:01  * bob waves
10:02 -carol:#room- look
10:02 -!- bob is now known as bobby
10:02 -!- mode/#room [+v-o bobby alice] by carol
10:02 -!- carol changed the topic of #room to: new
--- Day changed Mon Nov 23 2026
00:01:07 < bobby> late
00:02 -!- dave was kicked from #room by bobby [go]
00:03 -!- bobby [b@x] has left #room [bye]
00:04 -!- alice [a@host.example] has quit [Quit: night]
--- Log closed Mon Nov 23 00:05:00 2026
what`;
  expect(entriesOf(irssiReader(), log).map(short)).toEqual([
    'bad',
    'nothing',
    '2026-11-22T10:00:00.000Z join alice!a@host.example',
    'silent',
    '2026-11-22T10:01:00.000Z message alice!a@host.example hi',
    '2026-11-22T10:01:00.001Z message bob!*@* hello <there>',
    '2026-11-22T10:01:00.002Z message bob!*@* \u0001ACTION waves\u0001',
    '2026-11-22T10:02:00.000Z notice carol!*@* look',
    '2026-11-22T10:02:00.001Z nick bob!*@*  {"nick":"bobby"}',
    '2026-11-22T10:02:00.002Z mode carol!*@*  {"changes":[{"on":true,"letter":"v","param":"bobby"},{"on":false,"letter":"o","param":"alice"}]}',
    '2026-11-22T10:02:00.003Z topic carol!*@* new',
    'nothing',
    '2026-11-23T00:01:07.000Z message bobby!*@* late',
    '2026-11-23T00:02:00.000Z kick bobby!*@* go {"nick":"dave"}',
    '2026-11-23T00:03:00.000Z part bobby!b@x bye',
    '2026-11-23T00:04:00.000Z quit alice!a@host.example Quit: night',
    'nothing',
    'bad',
  ]);
});

test('a log of ZNC', () => {
  const log = `[10:00:00] *** Joins: alice (a@host.example)
[10:00:01] <alice> hi
[10:00:02] * bob waves
[10:00:03] -carol- look
[10:00:04] *** bob is now known as bobby
[10:00:05] *** alice sets mode: +o bobby
[10:00:06] *** alice changes topic to 'it's new'
[10:00:07] *** dave was kicked by bobby (go)
[10:00:08] *** Parts: bobby (b@x) (bye)
[10:00:09] *** Quits: alice (a@host.example) (Quit: night)
[10:00:10] Connected to IRC (irc.example +6697)
nonsense`;
  expect(entriesOf(zncReader('/logs/#room/2026-11-22.log'), log).map(short)).toEqual([
    '2026-11-22T10:00:00.000Z join alice!a@host.example',
    '2026-11-22T10:00:01.000Z message alice!a@host.example hi',
    '2026-11-22T10:00:02.000Z message bob!*@* \u0001ACTION waves\u0001',
    '2026-11-22T10:00:03.000Z notice carol!*@* look',
    '2026-11-22T10:00:04.000Z nick bob!*@*  {"nick":"bobby"}',
    '2026-11-22T10:00:05.000Z mode alice!a@host.example  {"changes":[{"on":true,"letter":"o","param":"bobby"}]}',
    "2026-11-22T10:00:06.000Z topic alice!a@host.example it's new",
    '2026-11-22T10:00:07.000Z kick bobby!*@* go {"nick":"dave"}',
    '2026-11-22T10:00:08.000Z part bobby!b@x bye',
    '2026-11-22T10:00:09.000Z quit alice!a@host.example Quit: night',
    'silent',
    'bad',
  ]);
});

describe('ids', () => {
  const log = '[10:00:00] <alice> ha\n[10:00:00] <alice> ha\n[10:00:00] <bob> ha';
  const ids = (text: string) =>
    entriesOf(zncReader('2026-11-22.log'), text).map(entry => typeof entry !== 'string' && entry.id);

  test('differ where what was said does not, and are the same each time, also when a log has grown', () => {
    expect(new Set(ids(log)).size).toBe(3);
    expect(ids(`${log}\n[10:00:01] <alice> more`).slice(0, 3)).toEqual(ids(log));
  });

  test('are the same in the logs of two programs', () => {
    const other =
      '2026-11-22 10:00:00\talice\tha\n2026-11-22 10:00:00\t+alice\tha\n2026-11-22 10:00:00\tbob\tha';
    expect(entriesOf(weechatReader(), other).map(entry => typeof entry !== 'string' && entry.id)).toEqual(
      ids(log),
    );
  });
});

describe('times of a zone', () => {
  const at = (zone: string, text: string, notBefore?: number) => {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = text.split(/[-: ]/).map(Number);
    const found = new Zone(zone).at({ year, month, day, hour, minute, second: 0 }, notBefore);
    return found === undefined ? undefined : new Date(found).toISOString();
  };

  test.each([
    ['Europe/Berlin', '2026-07-01 12:00', '2026-07-01T10:00:00.000Z'],
    ['Europe/Berlin', '2026-12-01 12:00', '2026-12-01T11:00:00.000Z'],
    ['Asia/Kathmandu', '2026-12-01 00:00', '2026-11-30T18:15:00.000Z'],
    // This hour comes twice, and this one never.
    ['Europe/Berlin', '2026-10-25 02:30', '2026-10-25T00:30:00.000Z'],
    ['Europe/Berlin', '2026-03-29 02:30', '2026-03-29T01:30:00.000Z'],
  ])('%s %s', (zone, text, expected) => {
    expect(at(zone, text)).toBe(expected);
  });

  test('that come twice are the second ones when the line above was written later', () => {
    const above = Date.parse('2026-10-25T00:59:00.000Z');
    expect(at('Europe/Berlin', '2026-10-25 02:30', above)).toBe('2026-10-25T01:30:00.000Z');
  });
});

test('no reader knows itself what is said for it to remember', () => {
  const told: Told = { kind: 'message', nick: 'alice', text: 'x' };
  const entries = new LogEntries(
    { target: 'alice bob', to: nick => (nick === 'alice' ? 'bob' : 'alice') },
    new Zone('UTC'),
  );
  expect(entries.entry(5, told)).toMatchObject({ target: 'alice bob', more: { to: 'bob' }, at: 5 });
});
