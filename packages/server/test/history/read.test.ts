import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { entryOfLine, firstLine, lineOf } from '../../src/history/files/jsonl.ts';
import { type ReadTask, readInto } from '../../src/history/files/read.ts';
import { readApart } from '../../src/history/files/read-apart.ts';
import { Staging } from '../../src/history/files/staging.ts';
import type { StoredEntry } from '../../src/history/query.ts';
import { newFolder, said } from './entries.ts';

const now = Date.parse('2027-01-01T00:00:00Z');

function read(task: Omit<ReadTask, 'accounts' | 'now'> & Partial<ReadTask>) {
  const staging = Staging.make(join(newFolder(), 'staging.db'));
  onTestFinished(() => staging.close());
  const report = readInto(staging, { accounts: new Set(['alice', 'bob']), now, zone: 'UTC', ...task });
  const texts = [...staging.targets()].map(target => [
    target,
    staging.after(target, undefined, 100).map(({ text }) => text),
  ]);
  return { report, texts: Object.fromEntries(texts) as Record<string, string[]> };
}

function write(files: Readonly<Record<string, string>>): string {
  const folder = newFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

test('a folder of logs goes to the channels that its files are named after', () => {
  const path = write({
    'net/#room/2026-11-22.log': '[10:00:00] <alice> one\nbroken\n',
    'net/#room/2026-11-23.log': '[10:00:00] <alice> two',
    'net/#else/2026-11-22.log': '[10:00:00] <alice> \xe4lse\n[10:00:01] *** strange\n',
    'net/bob/2026-11-22.log': '[10:00:00] <alice> private\n',
    'net_#old_20101122.log': '[10:00:00] <alice> old\n',
  });
  const { report, texts } = read({ format: 'znc', path });
  expect(texts).toEqual({ '#room': ['one', 'two'], '#else': ['\xe4lse'], '#old': ['old'] });
  expect(report).toEqual({
    files: 4,
    found: 4,
    silent: 1,
    elsewhere: 0,
    leftOutCount: 2,
    leftOut: [
      { file: join(path, 'net/#room/2026-11-22.log'), line: 2, why: 'it is no line of such a log' },
      {
        file: join(path, 'net/bob/2026-11-22.log'),
        why: 'its name says no channel; --room or --direct says where it belongs',
      },
    ],
  });
});

test('logs go where they are told to, and direct talk only where both have accounts', () => {
  const path = write({
    'irc.net.bob.weechatlog': '2026-11-22 10:00:00\tBob\thi\n2026-11-22 10:00:01\tme\tyo\n',
  });
  expect(read({ format: 'weechat', path, where: { room: '#Hall' } }).texts).toEqual({
    '#hall': ['hi', 'yo'],
  });
  expect(read({ format: 'weechat', path, where: { direct: ['bob', 'alice'] } }).texts).toEqual({
    'alice bob': ['hi', 'yo'],
  });
  const { report, texts } = read({ format: 'weechat', path, where: { direct: ['bob', 'carol'] } });
  expect(texts).toEqual({});
  expect(report.leftOut.map(({ why }) => why)).toEqual([
    'there is no account carol',
    'there is no account carol',
  ]);
});

test('what is from the future, or longer than any line, is left out with the number of its line', () => {
  const long = `2026-11-22 10:00:00\talice\t${'x'.repeat(2_000_000)}`;
  const path = write({
    'irc.net.#room.weechatlog': `${long}\n2027-11-22 10:00:00\talice\tlater\n2026-11-22 10:00:00\talice\tnow`,
  });
  const { report, texts } = read({ format: 'weechat', path });
  expect(texts).toEqual({ '#room': ['now'] });
  expect(report.leftOut.map(({ line, why }) => `${line} ${why}`)).toEqual([
    '1 it is too long',
    '2 it is from the future',
  ]);
});

test('every entry is the same after it was written as a line and read', () => {
  const entries: StoredEntry[] = [
    said(1_700_000_000_000, 'hi \u001b \u009b \u2028 ☕'),
    { ...said(5, '', { target: 'alice bob' }), redacted: { at: 6, by: 'op', reason: 'why' } },
    { ...said(5, 'edited', { tags: '+draft/reply=id1' }), edited: 7 },
    said(8, 'a\nb', {
      more: {
        to: '#room',
        lines: [
          { text: 'a', goesOn: false },
          { text: 'b', goesOn: false },
        ],
      },
    }),
    {
      type: 'entry',
      kind: 'mode',
      target: '#room',
      at: 9,
      text: '',
      who: { nick: 'a', user: 'b', host: 'c', bot: true },
      more: { changes: [{ on: true, letter: 'o', param: 'bob' }], other: [1] },
    },
  ];
  for (const entry of entries) {
    const line = lineOf(entry);
    expect(line).toMatch(/^[^\u0000-\u001f\u007f-\u009f\u2028]*$/);
    expect(entryOfLine(line)).toEqual(entry);
  }
});

test.each([
  ['no JSON', '{'],
  [
    'of no kind',
    '{"room":"#room","kind":"shout","time":"2026-11-22T10:00:00.000Z","who":{"nick":"a","user":"b","host":"c"},"text":""}',
  ],
  [
    'with a line feed',
    '{"room":"#room","kind":"message","time":"2026-11-22T10:00:00.000Z","who":{"nick":"a","user":"b","host":"c"},"text":"a\\nQUIT"}',
  ],
  [
    'of no channel',
    '{"room":"room","kind":"message","time":"2026-11-22T10:00:00.000Z","who":{"nick":"a","user":"b","host":"c"},"text":"a"}',
  ],
  [
    'with a nick of two words',
    '{"room":"#room","kind":"message","time":"2026-11-22T10:00:00.000Z","who":{"nick":"a b","user":"b","host":"c"},"text":"a"}',
  ],
])('a line %s is no entry', (_, line) => {
  expect(entryOfLine(line)).toBeUndefined();
});

test('of an export only what is asked for is taken, and of another version nothing', () => {
  const lines = [firstLine, lineOf(said(1, 'one')), lineOf(said(2, 'two', { target: '#else' })), 'x'];
  const path = write({ 'a.jsonl': lines.join('\n') });
  const { report, texts } = read({ format: 'jsonl', path, where: { room: '#ELSE' } });
  expect(texts).toEqual({ '#else': ['two'] });
  expect(report).toMatchObject({ elsewhere: 1, leftOutCount: 1 });
  const other = write({ 'b.jsonl': '{"type":"salon-history","version":2}\n' });
  expect(read({ format: 'jsonl', path: other }).report.leftOut[0]?.why).toMatch(/of this version/);
});

/** A database as Ergo makes it, with all that it writes of each kind. */
function ergoDatabase(): string {
  const file = join(newFolder(), 'history.db');
  const database = new Sqlite(file);
  database.exec(`CREATE TABLE history (id INTEGER PRIMARY KEY AUTOINCREMENT, data BLOB NOT NULL, msgid TEXT NOT NULL);
    CREATE TABLE sequence (history_id INTEGER NOT NULL PRIMARY KEY, target TEXT NOT NULL, nanotime INTEGER NOT NULL);
    CREATE TABLE conversations (id INTEGER PRIMARY KEY AUTOINCREMENT, target TEXT NOT NULL, correspondent TEXT NOT NULL, nanotime INTEGER NOT NULL, history_id INTEGER NOT NULL);`);
  const add = (item: object | string, places: readonly (readonly [string, string?])[]) => {
    const data = Buffer.from(typeof item === 'string' ? item : JSON.stringify(item));
    const id = database
      .prepare('INSERT INTO history (data, msgid) VALUES (?, ?)')
      .run(data, 'x').lastInsertRowid;
    const nanotime = 1_795_000_000_000_000_000n + BigInt(id) * 1_000_000n;
    for (const [target, other] of places) {
      if (other === undefined)
        database.prepare('INSERT INTO sequence VALUES (?, ?, ?)').run(id, target, nanotime);
      else
        database
          .prepare(
            'INSERT INTO conversations (target, correspondent, nanotime, history_id) VALUES (?, ?, ?, ?)',
          )
          .run(target, other, nanotime, id);
    }
  };
  const item = (Type: number, Message: object, more: object = {}) => ({
    Type,
    Nick: 'Alice!~u@host',
    AccountName: 'Alice',
    Message: { Message: '', Msgid: `m${Type}`, Split: null, Time: '2026-11-22T10:00:00.5Z', ...Message },
    Tags: null,
    Params: [''],
    ...more,
  });
  const room = [['#room']] as const;
  add(item(1, { Message: 'hello' }, { Tags: { '+draft/reply': 'a b', account: 'x' } }), room);
  add(
    item(1, {
      Msgid: 'lines',
      Split: [
        { Message: 'one', Concat: false },
        { Message: 'two', Concat: true },
      ],
    }),
    room,
  );
  add(item(3, {}, { Params: ['Alice A'], AccountName: '*' }), room);
  add(item(5, { Message: 'go' }, { Params: ['bob'] }), room);
  add(item(7, { Split: [{ Message: '+o' }, { Message: 'bob' }] }), room);
  add(item(9, {}, { Params: ['alicia'] }), room);
  add(item(10, { Message: 'new topic' }), room);
  add(item(11, {}), room);
  add('{broken', room);
  add(item(1, { Message: 'psst', Msgid: 'dm' }), [
    ['alice', 'bob'],
    ['bob', 'alice'],
  ]);
  add(item(1, { Message: 'to a stranger', Msgid: 'dm2' }), [['alice', 'carol']]);
  database.close();
  return file;
}

test('the history of Ergo in SQLite', () => {
  const staging = Staging.make(join(newFolder(), 'staging.db'));
  onTestFinished(() => staging.close());
  const report = readInto(staging, {
    format: 'ergo',
    path: ergoDatabase(),
    accounts: new Set(['alice', 'bob']),
    now,
  });
  expect(report).toMatchObject({ found: 8, silent: 1, leftOutCount: 2 });
  expect(report.leftOut.map(({ line, why }) => `${line} ${why}`)).toEqual([
    '9 the row is broken',
    '11 there is no account carol',
  ]);
  const rows = staging.after('#room', undefined, 100).map(({ kind, id, at, text, rest }) => {
    const { who, ...more } = JSON.parse(rest) as Record<string, unknown>;
    return [kind, id, at - Date.parse('2026-11-22T10:00:00.500Z'), text, who, more];
  });
  const alice = { nick: 'Alice', user: '~u', host: 'host', account: 'Alice' };
  const { account: _, ...stranger } = alice;
  expect(rows).toEqual([
    ['message', 'm1', 0, 'hello', alice, { tags: '+draft/reply=a\\sb', more: { to: '#room' } }],
    [
      'message',
      'lines',
      0,
      'onetwo',
      alice,
      {
        more: {
          to: '#room',
          lines: [
            { text: 'one', goesOn: false },
            { text: 'two', goesOn: true },
          ],
        },
      },
    ],
    ['join', 'm3', 0, '', stranger, { more: { real: 'Alice A' } }],
    ['kick', 'm5', 0, 'go', alice, { more: { nick: 'bob' } }],
    ['mode', 'm7', 0, '', alice, { more: { changes: [{ on: true, letter: 'o', param: 'bob' }] } }],
    ['nick', 'm9', 0, '', alice, { more: { nick: 'alicia' } }],
    ['topic', 'm10', 0, 'new topic', alice, {}],
  ]);
  const talk = staging.after('alice bob', undefined, 100);
  expect(talk.map(({ text, rest }) => [text, (JSON.parse(rest) as { more: object }).more])).toEqual([
    ['psst', { to: 'bob' }],
  ]);
});

test('a thread of its own reads, and says what is wrong with a file', async () => {
  const path = write({ 'irc.net.#room.weechatlog': '2026-11-22 10:00:00\talice\thi\n' });
  const file = join(newFolder(), 'staging.db');
  const task = { path, file, accounts: new Set<string>(), now };
  expect(await readApart({ ...task, format: 'weechat' })).toMatchObject({ found: 1, leftOutCount: 0 });
  const again = join(newFolder(), 'staging.db');
  await expect(readApart({ ...task, file: again, format: 'ergo' })).rejects.toThrow('no database');
  const gone = join(newFolder(), 'staging.db');
  await expect(readApart({ ...task, file: gone, format: 'jsonl', path: '/no/such' })).rejects.toThrow(
    'ENOENT',
  );
});
