import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { stringify } from 'yaml';
import { adminWords } from '../../src/admin/table.ts';
import { newFolder } from '../store/folder.ts';
import { cheapAccounts } from '../support/test-server.ts';
import { type Said, say } from './support.ts';

const main = join(import.meta.dirname, '../../src/main.ts');
const fixtures = join(import.meta.dirname, '../import/fixtures');

/** Starts a real server in a process of its own, which keeps what it keeps in a folder. */
async function startServer(folder: string): Promise<void> {
  const config = join(dirname(folder), 'salon.yaml');
  const doors = [{ kind: 'irc', host: '127.0.0.1', port: 0 }];
  writeFileSync(config, stringify({ data: { folder }, accounts: cheapAccounts, doors }));
  const child = spawn(process.execPath, [main, '--config', config]);
  let log = '';
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  onTestFinished(async () => {
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');
    expect([code, log]).toEqual([0, '']);
  });
  for await (const text of child.stdout) {
    log += text as string;
    if (log.includes('are kept in')) break;
  }
  log = '';
  child.stdout.resume();
}

/** A day of someone who looks after a server: what is said, and what comes of it in a word. */
const day: readonly (readonly [exit: number, ...words: string[]])[] = [
  [0, 'account', 'create', 'alice', 'alice@example.org'],
  [0, 'account', 'create', 'bob'],
  [1, 'account', 'create', 'ALICE'],
  [1, 'account', 'create', '9lives'],
  [1, 'account', 'create', 'carol', 'nowhere'],
  [0, 'account', 'list'],
  [0, 'account', 'list', 'a*', '--json'],
  [0, 'account', 'reset', 'bob'],
  [1, 'account', 'reset', 'nobody'],
  [0, 'account', 'email', 'bob', 'bob@example.org'],
  [0, 'account', 'email', 'alice', 'none'],
  [1, 'account', 'verify', 'alice'],
  [0, 'account', 'suspend', 'bob', '7d', 'too', 'loud'],
  [0, 'account', 'info', 'bob'],
  [0, 'account', 'unsuspend', 'bob'],
  [0, 'account', 'info', 'bob', '--json'],
  [0, 'account', 'sessions', 'bob'],
  [0, 'account', 'logout', 'bob'],
  [1, 'account', 'logout', 'bob', '7'],
  [1, 'account', 'suspend', 'nobody'],
  [0, 'channel', 'register', '#tea', 'alice'],
  [1, 'channel', 'register', '#tea', 'bob'],
  [1, 'channel', 'register', 'tea', 'bob'],
  [0, 'channel', 'transfer', '#tea', 'bob'],
  [0, 'channel', 'purge', '#spam', 'no', 'more'],
  [0, 'channel', 'list'],
  [0, 'channel', 'info', '#spam'],
  [0, 'channel', 'info', '#tea', '--json'],
  [0, 'channel', 'unpurge', '#spam'],
  [1, 'channel', 'unpurge', '#spam'],
  [0, 'channel', 'set', '#tea', 'history', '30d', '500'],
  [1, 'channel', 'set', '#tea', 'history', 'long'],
  [1, 'channel', 'set', '#none', 'history', 'off'],
  [0, 'channel', 'set', '#tea', 'history', 'off'],
  [0, 'history', 'stats'],
  [0, 'history', 'stats', '--json'],
  [0, 'history', 'forget', 'carol', '7d'],
  [0, 'history', 'forget', 'gone'],
  [1, 'history', 'forget', 'carol', 'long'],
  [0, 'channel', 'drop', '#tea'],
  [1, 'channel', 'info', '#tea'],
  [0, 'ban', 'add', '192.0.2.0/24', '1h', 'floods'],
  [0, 'ban', 'add', '*!*@spam.example'],
  [1, 'ban', 'add', '0.0.0.0/0'],
  [0, 'ban', 'list'],
  [0, 'ban', 'del', '192.0.2.0/24'],
  [1, 'ban', 'del', '192.0.2.0/24'],
  [0, 'ban', 'list', '--json'],
  [0, 'import', 'ergo', join(fixtures, 'ergo-import.json'), '--dry-run'],
  [0, 'import', 'anope', join(fixtures, 'anope.db')],
  [1, 'import', 'anope', join(fixtures, 'nothing.db')],
  [1, 'import', 'ergo', join(fixtures, 'services.db')],
  [0, 'account', 'drop', 'bob'],
  [0, 'account', 'list'],
  [0, 'channel', 'list'],
  [0, 'audit'],
  [0, 'audit', '2', 'bob', '--json'],
  [1, 'audit', 'many', 'bob'],
  [2, 'account', 'destroy', 'alice'],
  [2, 'account', 'drop'],
  [2, 'account', 'drop', 'alice', 'bob'],
  [0, 'files', 'stats'],
  [0, 'files', 'list', 'alice'],
  [1, 'files', 'list', 'nobody'],
  [1, 'files', 'delete', 'nothing'],
  [0, 'status', '--json'],
];

/** What was said, without what is another thing each time: times, and whether it runs and where. */
function timeless({ exit, out, err }: Said, folder: string): Said {
  const clean = (line: string) =>
    line
      .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d{3})?(Z| UTC)/g, 'THEN')
      .replace(/"(at|until)":\d{13}/g, '"$1":0')
      .replace(/"running":(true|false)/, '')
      .replaceAll(folder, 'FOLDER');
  return { exit, out: out.map(clean), err: err.map(clean) };
}

async function live(folder: string): Promise<readonly (readonly [line: string, said: Said])[]> {
  const all: (readonly [string, Said])[] = [];
  for (const [exit, ...words] of day) {
    const said = await say(folder, words);
    expect([words.join(' '), said.exit, said.err.length]).toEqual([
      words.join(' '),
      exit,
      exit === 0 ? 0 : 1,
    ]);
    all.push([words.join(' '), timeless(said, folder)]);
  }
  return all;
}

test('every word does the same on a server that runs and on one that is stopped', async () => {
  const [running, stopped] = [newFolder(), newFolder()];
  await startServer(running);
  expect(statSync(join(running, 'control.sock')).mode & 0o777).toBe(0o600);
  const [said, saidStopped] = await Promise.all([live(running), live(stopped)]);
  expect(saidStopped).toEqual(said);

  const of = (line: string) => said.findLast(([words]) => words === line)?.[1];
  expect(of('account create ALICE')?.err).toEqual(['The name ALICE belongs to an account already.']);
  expect(of('account suspend bob 7d too loud')?.out).toEqual(['bob is suspended until THEN: too loud']);
  expect(of('channel transfer #tea bob')?.out).toEqual(['#tea belongs to bob now.']);
  expect(of('account drop')?.err).toEqual(['Say: admin account drop ACCOUNT']);
  expect(of('audit 2 bob --json')?.out.map(line => JSON.parse(line) as unknown)).toEqual([
    [
      expect.objectContaining({ oper: 'command line', action: 'account-drop', target: 'bob' }),
      expect.objectContaining({ action: 'account-logout', target: 'bob', detail: '' }),
    ],
  ]);
  // An address is its owner's secret.
  expect(of('audit')?.out.join('\n')).not.toContain('example.org');
  // What is refused, and what only looks, is not noted.
  expect(of('audit')?.out).toHaveLength(
    day.filter(
      ([exit, ...words]) =>
        exit === 0 && !/ (list|info|sessions|stats)|^audit|^status|dry/.test(words.join(' ')),
    ).length,
  );
}, 60_000);

test('no word is missing from that day, but for those that have a test of their own', () => {
  const said = day.map(([, ...words]) => words.join(' '));
  const missing = adminWords.filter(({ name }) => !said.some(line => `${line} `.startsWith(`${name} `)));
  expect(missing.map(({ name }) => name)).toEqual([
    'oper hash',
    'history import',
    'history export',
    'backup',
    'restore',
  ]);
});

test('a password that is made up is shown once, and is as long as it must be', async () => {
  const folder = newFolder();
  const { out } = await say(folder, ['account', 'create', 'alice', '--generate'], '');
  expect(out).toEqual(['The account alice is made.', expect.stringMatching(/^Password: [A-Za-z2-9]{20}$/)]);
  const hash = await say(folder, ['oper', 'hash', '--generate', '--json'], '');
  expect(JSON.parse(hash.out[0] ?? '')).toEqual({
    hash: expect.stringMatching(/^\$argon2id\$/),
    password: expect.stringMatching(/^[A-Za-z2-9]{20}$/),
  });
  const empty = await say(folder, ['account', 'reset', 'alice'], '');
  expect([empty.exit, empty.err]).toEqual([1, ['This password is too short: it needs 8 characters.']]);
  const log = await say(folder, ['audit']);
  expect(log.out.join('\n')).not.toMatch(/[A-Za-z2-9]{20}/);
});

test('a password on the command line is refused', async () => {
  const folder = newFolder();
  const hint = /^A password is not given on the command line, where others on the machine can see it/;
  await expect(say(folder, ['account', 'reset', 'alice', '--password', 'swordfish'])).rejects.toThrow(hint);
  const behind = await say(folder, ['account', 'reset', 'alice', 'swordfish']);
  expect([behind.exit, behind.err]).toEqual([2, [expect.stringMatching(hint)]]);
});

test('what only looks makes no data folder', async () => {
  const folder = newFolder();
  const { exit, err } = await say(folder, ['account', 'list']);
  expect([exit, err]).toEqual([1, [`Nothing is kept in ${folder} yet.`]]);
  expect(() => statSync(folder)).toThrow('ENOENT');
});

test('help tells of all words, of those of a thing, and of one', async () => {
  const folder = newFolder();
  for (const words of [[], ['help'], ['--help']]) {
    expect((await say(folder, words)).out).toHaveLength(adminWords.length + 2);
  }
  const bans = adminWords.filter(({ name }) => name.startsWith('ban '));
  for (const words of [['ban'], ['ban', 'help'], ['help', 'ban'], ['ban', '--help']]) {
    expect((await say(folder, words)).out).toHaveLength(bans.length + 2);
  }
  for (const words of [
    ['help', 'account', 'reset'],
    ['account', 'reset', '--help'],
    ['account', 'reset', 'alice', '--help'],
  ]) {
    expect((await say(folder, words)).out).toEqual([
      'admin account reset ACCOUNT [--generate]',
      'Sets another password for an account.',
      '--generate makes it up and shows it. Who is logged in stays so: see account logout.',
      'The password is asked for, or read from the standard input.',
    ]);
  }
  const unknown = await say(folder, ['help', 'tea']);
  expect([unknown.exit, unknown.err]).toEqual([
    2,
    ['There is no "admin tea". sh ./server.sh admin help shows what there is.'],
  ]);
});
