import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { say, serveIn, serveRemembering } from '../admin/support.ts';
import { newFolder, withStore } from '../store/folder.ts';
import { rule } from './rule.ts';

/** A folder of logs beside the data folder. */
function logsBeside(folder: string, files: Readonly<Record<string, string>>): string {
  const logs = join(dirname(folder), 'logs');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(logs, name)), { recursive: true });
    writeFileSync(join(logs, name), text);
  }
  return logs;
}

const weechat = {
  'irc.net.#room.weechatlog': `2026-11-20 10:00:00\t-->\tbob (b@host) has joined #room
2026-11-20 10:00:01\t@bob\tbefore there was a server
2026-11-20 10:00:02\t *\tbob waves
broken line
`,
  'irc.net.carol.weechatlog': '2026-11-20 10:00:00\tcarol\tprivate\n',
};

rule('FILES-1 FILES-2: logs come before what was said since, and are not taken in twice', async () => {
  const folder = newFolder();
  const logs = logsBeside(folder, weechat);
  const server = await serveRemembering(folder, Date.UTC(2026, 10, 22));
  const alice = await server.ircIn(
    '#room',
    'alice',
    'draft/chathistory',
    'batch',
    'server-time',
    'message-tags',
  );
  alice.send('PRIVMSG #room :since there is one');
  const dry = await say(folder, ['history', 'import', 'weechat', logs, '--zone', 'UTC', '--dry-run']);
  expect(dry).toMatchObject({ exit: 0, err: [] });
  expect(dry.out.slice(0, 6)).toEqual([
    'Nothing was changed. It would be:',
    '#room  3 taken',
    '1 file read: 3 taken, 0 here already.',
    '2 left out:',
    `  ${join(logs, 'irc.net.#room.weechatlog')}:4: it is no line of such a log`,
    `  ${join(logs, 'irc.net.carol.weechatlog')}: its name says no channel; --room or --direct says where it belongs`,
  ]);
  const words = ['history', 'import', 'weechat', logs, '--zone', 'UTC'];
  expect((await say(folder, words)).out[0]).toBe('#room  3 taken');
  expect((await say(folder, words)).out[0]).toBe('#room  0 taken  3 here already');
  alice.send('CHATHISTORY LATEST #room * 10');
  await alice.until(/:bob!b@host PRIVMSG #room :before there was a server/);
  await alice.until(/PRIVMSG #room :\u0001ACTION waves\u0001/);
  await alice.until(/:alice!\S+ PRIVMSG #room :since there is one/);
  expect(readdirSync(join(folder, 'history')).filter(name => name.endsWith('.staging'))).toEqual([]);
});

rule(
  'FILES-3 FILES-4: an export is the same after it was imported, with what was redacted and edited',
  async () => {
    const folder = newFolder();
    const server = await serveRemembering(folder);
    for (const account of ['alice', 'bob']) await say(folder, ['account', 'create', account]);
    const { history } = server.server.hands;
    const start = Date.now() - 3_600_000;
    const who = { nick: 'alice', user: 'a', host: 'h', account: 'alice' };
    const entry = { type: 'entry', kind: 'message', target: '#room', who } as const;
    history?.append([
      {
        ...entry,
        id: 'a',
        at: start + 0,
        text: 'one',
        tags: '+draft/reply=x',
        more: { to: '#Room' },
      },
      { ...entry, id: 'b', at: start + 1, text: 'two' },
      { ...entry, id: 'c', at: start + 2, text: 'three' },
      { ...entry, kind: 'quit', at: start + 3, text: 'gone' },
      { ...entry, kind: 'quit', at: start + 3, text: 'gone' },
      { type: 'redacted', target: '#room', id: 'b', at: start + 4, by: 'op', reason: 'why' },
      { type: 'edited', target: '#room', id: 'c', at: start + 5, text: 'drei' },
      { ...entry, target: 'alice bob', id: 'd', at: start + 6, text: 'psst', more: { to: 'bob' } },
    ]);
    const whole = await say(folder, ['history', 'export']);
    expect(whole).toMatchObject({ exit: 0, err: [] });
    expect(whole.out).toHaveLength(7);
    const room = await say(folder, ['history', 'export', '--room', '#ROOM']);
    expect(room.out).toEqual(whole.out.slice(0, 6));
    const talk = await say(folder, ['history', 'export', '--direct', 'Bob,alice']);
    expect(talk.out.slice(1)).toEqual(whole.out.slice(6));
    const file = join(dirname(folder), 'all.jsonl');
    writeFileSync(file, `${whole.out.join('\n')}\n`);
    await server.stop();

    const other = newFolder();
    // Both a server that is stopped and one that runs can take it in.
    const stranger = await say(other, ['history', 'import', 'jsonl', file]);
    expect(stranger.out.slice(0, 2)).toEqual(['#room  5 taken', '1 file read: 5 taken, 0 here already.']);
    expect(stranger.out).toContain(`  ${file}:7: there is no account alice`);
    for (const account of ['alice', 'bob']) await say(other, ['account', 'create', account]);
    await serveRemembering(other);
    const known = await say(other, ['history', 'import', 'jsonl', file]);
    expect(known.out.slice(0, 2)).toEqual([
      '#room          0 taken  5 here already',
      'alice and bob  1 taken',
    ]);
    expect((await say(other, ['history', 'export'])).out).toEqual(whole.out);
  },
);

test.each([
  [
    ['history', 'import', 'pidgin', 'x'],
    1,
    'There is no format pidgin: it is jsonl, weechat, irssi, znc, ergo.',
  ],
  [['history', 'import', 'znc', '/no/such/file'], 1, '/no/such/file: there is no such file.'],
  [['history', 'import', 'znc', '/', '--room', 'room'], 1, 'room is no name of a channel.'],
  [
    ['history', 'import', 'znc', '/', '--direct', 'alice'],
    1,
    '--direct takes two accounts, as in --direct alice,bob.',
  ],
  [
    ['history', 'import', 'znc', '/', '--zone', 'Mars/Base'],
    1,
    'There is no zone Mars/Base: it is one such as Europe/Berlin or UTC.',
  ],
  [['history', 'export', '--room', '#a', '--direct', 'a,b'], 1, 'It is --room or --direct, not both.'],
  [['account', 'list', '--room', '#a'], 2, 'account list takes no --room. Say: admin account list [MASK]'],
])('%j is refused', async (words, exit, complaint) => {
  const folder = newFolder();
  withStore(folder, () => undefined);
  expect(await say(folder, words)).toEqual({ exit, out: [], err: [complaint] });
});

test('a history that is off is neither read nor written', async () => {
  const folder = newFolder();
  withStore(folder, () => undefined);
  const server = await serveIn(folder);
  expect(server.server.hands.history).toBeUndefined();
  const { exit, err } = await say(folder, ['history', 'export']);
  expect([exit, err]).toEqual([1, ['Nothing is remembered here, as the settings say.']]);
});
