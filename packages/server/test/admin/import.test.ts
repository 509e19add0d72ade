import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashSync } from '@node-rs/bcrypt';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { takeInPlan } from '../../src/admin/imports/take-in.ts';
import type { ImportPlan } from '../../src/import/plan/plan.ts';
import { newFolder, withStore } from '../store/folder.ts';
import { say, serveIn } from './support.ts';

const fixtures = join(import.meta.dirname, '../import/fixtures');

/** A file as Ergo's scripts write it, with accounts, the first of which has all that one can have. */
function ergoFile(folder: string, count: number): string {
  const users = Object.fromEntries(
    Array.from({ length: count }, (_, index) => {
      const name = `guest${'abcdefghij'.charAt(index % 10)}x${index}`;
      return [name, { name, hash: bcrypt, registeredAt: 1_500_000_000_000_000_000 }];
    }),
  );
  const alice = {
    name: 'Alice',
    hash: bcrypt,
    email: 'alice@example.org',
    registeredAt: 1_500_000_000_000_000_000,
    additionalnicks: ['alice_away'],
    vhost: 'alice.example.org',
    certfps: ['ab'.repeat(32)],
  };
  const tea = {
    name: '#Tea',
    registeredAt: 1_500_001_000_000_000_000,
    founder: 'Alice',
    topic: 'hello',
    topicSetBy: 'Alice',
    topicSetAt: 1_500_001_300_000_000_000,
    modes: 'nt',
  };
  const file = join(dirname(folder), 'import.json');
  const all = { version: 1, source: 'anope', users: { alice, ...users }, channels: { '#tea': tea } };
  writeFileSync(file, JSON.stringify(all));
  return file;
}

/** As cheap as it can be. */
const bcrypt = hashSync('correct-horse', { cost: 4 });

/** All that stands in a database, but for the audit log. */
function dumpOf(folder: string): unknown {
  const database = new Sqlite(join(folder, 'salon.db'), { readonly: true });
  const tables = ['records', 'credentials', 'fingerprints', 'codes', 'audit'];
  const dump = tables.map(table => database.prepare(`SELECT * FROM ${table}`).all());
  database.close();
  return dump;
}

test.each(['running', 'stopped'])('a dry run changes nothing of a server that is %s', async how => {
  const folder = newFolder();
  withStore(folder, () => undefined);
  if (how === 'running') await serveIn(folder);
  await say(folder, ['account', 'create', 'bob']);
  const before = dumpOf(folder);
  const dry = await say(folder, ['import', 'ergo', ergoFile(folder, 3), '--dry-run']);
  expect(dry.exit).toBe(0);
  expect(dry.out.slice(0, 2)).toEqual([
    'Nothing was changed. It would be:',
    expect.stringMatching(/^Taken: 4 accounts, 1 nick besides their names, 1 registered channel, 0 bans\./),
  ]);
  expect(dumpOf(folder)).toEqual(before);
  const real = await say(folder, ['import', 'ergo', ergoFile(folder, 3)]);
  expect(real.out).toEqual(dry.out.slice(1));
  expect(dumpOf(folder)).not.toEqual(before);
});

test('who is taken in by a server that runs can log in at once, and so she can after a restart', async () => {
  const folder = newFolder();
  const file = ergoFile(folder, 0);
  for (const round of ['taken in', 'found again']) {
    const server = await serveIn(folder);
    if (round === 'taken in') expect((await say(folder, ['import', 'ergo', file])).err).toEqual([]);
    const alice = await server.irc('other');
    alice.send('NS IDENTIFY alice correct-horse', 'NICK alice_away', 'JOIN #tea');
    await alice.until(/ 900 .* Alice /);
    await alice.until(/ NICK :?alice_away/);
    await alice.until(/ 332 alice_away #Tea :hello/);
    const { out } = await say(folder, ['account', 'info', 'alice', '--json']);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({
      account: 'Alice',
      registeredAt: '2017-07-14T02:40:00.000Z',
      nicks: ['alice_away'],
      hasPassword: true,
      email: 'alice@example.org',
      emailVerified: true,
      certificates: ['ab'.repeat(32)],
      channels: ['#Tea'],
    });
    alice.socket.destroy();
    await server.eventually(() => server.server.sessions.size === 0);
    await server.server.stop();
  }
});

test('what is here already is not changed, and a second import takes nothing', async () => {
  const folder = newFolder();
  await say(folder, ['account', 'create', 'alice']);
  const file = ergoFile(folder, 2);
  const first = await say(folder, ['import', 'ergo', file, '--json']);
  expect(JSON.parse(first.out[0] ?? '')).toEqual({
    dryRun: false,
    accounts: ['guestax0', 'guestbx1'],
    channels: [],
    bans: [],
    skipped: [
      { what: 'account', name: 'Alice', why: 'it belongs to an account that is here' },
      { what: 'channel', name: '#Tea', why: 'no account of its founder is taken: Alice' },
    ],
  });
  const before = withStore(folder, ({ records }) => records.all());
  const second = await say(folder, ['import', 'ergo', file, '--json']);
  expect(JSON.parse(second.out[0] ?? '')).toMatchObject({ accounts: [], channels: [] });
  expect(withStore(folder, ({ records }) => records.all())).toEqual(before);
});

test('a channel that people are in is not taken from under them', async () => {
  const folder = newFolder();
  const server = await serveIn(folder);
  await server.ircIn('#TEA', 'carol');
  const { out } = await say(folder, ['import', 'ergo', ergoFile(folder, 0)]);
  expect(out).toEqual([
    expect.stringMatching(/^Taken: 1 account, .* 0 registered channels, /),
    'Skipped of kind "channel": 1.',
    '  #Tea: people are in it who do not know; admin channel register gives it to an account.',
  ]);
});

test('many are taken in some at a time, so that others are served in between', async () => {
  const folder = newFolder();
  const server = await serveIn(folder);
  const carol = await server.irc('carol');
  let answered = 0;
  const asking = (async () => {
    while (server.server.loop.hub.state.accounts.byName.size < 1001) {
      await carol.linesUntilNow();
      answered += 1;
    }
  })();
  const before = server.journal.signals;
  const { out } = await say(folder, ['import', 'ergo', ergoFile(folder, 1000)]);
  expect(out[0]).toMatch(/^Taken: 1001 accounts, /);
  await asking;
  expect(server.journal.signals - before).toBeGreaterThanOrEqual(6);
  expect(answered).toBeGreaterThan(6);
});

test('of what someone took meanwhile nothing of another one’s becomes hers, and no secret is left', async () => {
  const folder = newFolder();
  const { server } = await serveIn(folder);
  await say(folder, ['account', 'create', 'alice']);
  await say(folder, ['account', 'create', 'carol']);
  const account = { registeredAt: 0, nicks: [], certificates: [] };
  const plan: ImportPlan = {
    accounts: [
      { ...account, name: 'Alice', certificates: ['ab'.repeat(32)], vhost: 'alice.example.org' },
      { ...account, name: 'bob' },
    ],
    channels: [
      { ...room, name: '#alices', founder: 'Alice' },
      { ...room, name: '#bobs', founder: 'bob', access: [{ account: 'Alice', mode: 'o' }] },
    ],
    bans: [],
    skipped: [],
  };
  const taken = await takeInPlan(server.hands, plan);
  expect(taken.accounts.map(({ name }) => name)).toEqual(['bob']);
  expect(taken.skipped).toEqual([
    { what: 'account', name: 'alice', why: 'the nick Alice belongs to another account by now' },
    { what: 'channel', name: '#alices', why: 'no account of its founder is taken: Alice' },
  ]);
  const { store } = server.hands;
  const kinds = store.records.all().map(({ kind, key }) => `${kind} ${key}`);
  expect(kinds.sort()).toEqual(['account alice', 'account bob', 'account carol', 'channel #bobs']);
  expect((await say(folder, ['channel', 'info', '#bobs'])).out).toContain('Access      nobody');
  expect(store.credentials.allFingerprints()).toEqual([]);
});

const room = { registeredAt: 0, modes: 'nt', access: [], lists: [] };

test('when the disk fails nothing more is taken in', async () => {
  const folder = newFolder();
  const { server } = await serveIn(folder);
  server.hands.store.database.pragma('query_only = ON');
  const { exit, err } = await say(folder, ['import', 'ergo', ergoFile(folder, 3)]);
  expect([exit, err]).toEqual([1, ['Nothing came of it: nothing can be written there.']]);
  server.hands.store.database.pragma('query_only = OFF');
  expect((await say(folder, ['account', 'list'])).out).toEqual(['0 accounts.']);
});

test.each([
  ['anope', 'anope.db'],
  ['atheme', 'services.db'],
])('%s: the fixtures are taken in, and all of it is found again', async (format, name) => {
  const folder = newFolder();
  const { exit, out } = await say(folder, ['import', format, join(fixtures, name), '--json']);
  expect(exit).toBe(0);
  const taken = JSON.parse(out[0] ?? '') as { accounts: string[]; channels: string[]; bans: string[] };
  const listed = async (thing: string) => {
    const list = await say(folder, [thing, 'list', '--json']);
    return JSON.parse(list.out[0] ?? '') as Record<string, unknown>[];
  };
  expect((await listed('account')).map(({ account }) => account).sort()).toEqual(taken.accounts.sort());
  expect((await listed('channel')).map(({ channel }) => channel).sort()).toEqual(taken.channels.sort());
  expect(taken.accounts.length).toBeGreaterThan(0);
});
