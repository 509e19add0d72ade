import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { Store } from '../../src/store/store.ts';
import { say, serveRemembering } from '../admin/support.ts';
import { newFolder, withStore } from '../store/folder.ts';
import { rule } from './rule.ts';

/** Passwords are hashed, and thousands of lines are said. Milliseconds. */
const msMax = 30_000;

/** Texts of what a stopped server remembers, in order. */
async function textsIn(folder: string): Promise<string[]> {
  const { out } = await say(folder, ['history', 'export']);
  return out.slice(1).flatMap(line => {
    const { kind, text } = JSON.parse(line) as { kind: string; text: string };
    return kind === 'message' ? [text] : [];
  });
}

/** A data folder with an account and something that was said, and a backup of it. */
async function backedUp(): Promise<{ folder: string; backup: string }> {
  const folder = newFolder();
  const server = await serveRemembering(folder);
  await say(folder, ['account', 'create', 'alice']);
  const alice = await server.ircIn('#room', 'ann');
  alice.send('PRIVMSG #room :hello', 'PING x');
  await alice.until(/PONG/);
  const backup = join(dirname(folder), 'backup');
  expect(await say(folder, ['backup', backup])).toEqual({
    exit: 0,
    out: [`All that is kept is copied into ${backup}.`],
    err: [],
  });
  await server.stop();
  return { folder, backup };
}

rule(
  'FILES-5 FILES-6: a backup under load has all that was said before it began, and accounts, and the talk goes on',
  async () => {
    const folder = newFolder();
    const server = await serveRemembering(folder);
    await say(folder, ['account', 'create', 'alice']);
    await say(folder, ['account', 'create', 'bob']);
    const [ann, ben] = [await server.ircIn('#room', 'ann'), await server.ircIn('#room', 'ben')];
    const text = 'x'.repeat(300);
    let said = 0;
    const talk = (count: number) => {
      for (let more = 0; more < count; more += 1) {
        said += 1;
        ann.send(`PRIVMSG #room :${said} ${text}`);
      }
    };
    talk(500);
    await ben.until(/ :500 /);
    const backup = join(dirname(folder), 'backup');
    const done = say(folder, ['backup', backup]);
    let isDone = false;
    void done.then(() => {
      isDone = true;
    });
    while (!isDone) {
      talk(5);
      await ben.until(new RegExp(` :${said} `));
    }
    expect((await done).exit).toBe(0);
    await server.stop();

    expect(statSync(backup).mode & 0o777).toBe(0o700);
    expect(readdirSync(backup).sort()).toEqual(['history.db', 'manifest.json', 'salon.db']);
    const other = newFolder();
    const { exit, out } = await say(other, ['restore', backup]);
    expect([exit, out[0]]).toEqual([0, expect.stringMatching(/ is as it was at 20/)]);
    const texts = (await textsIn(other)).map(one => Number(one.split(' ')[0]));
    expect(texts.length).toBeGreaterThanOrEqual(500);
    expect(texts).toEqual(texts.map((_, index) => index + 1));
    expect((await say(other, ['account', 'list'])).out.at(-1)).toBe('2 accounts.');
    // A server goes on from there.
    const again = await serveRemembering(other);
    const carol = await again.ircIn('#room', 'carol', 'draft/chathistory', 'batch');
    carol.send('CHATHISTORY LATEST #room * 1');
    await carol.until(new RegExp(` :${texts.length} x`));
  },
  msMax,
);

rule(
  'FILES-7: nothing is put in the place of what is there, but by force, and then that is put aside',
  async () => {
    const { folder, backup } = await backedUp();
    const before = readFileSync(join(folder, 'salon.db'));
    const refused = await say(folder, ['restore', backup]);
    expect([refused.exit, refused.err]).toEqual([
      1,
      [`Something is kept in ${folder} already: --force puts it aside.`],
    ]);
    expect(readFileSync(join(folder, 'salon.db')).equals(before)).toBe(true);
    await say(folder, ['account', 'create', 'bob']);
    const forced = await say(folder, ['restore', backup, '--force', '--json']);
    const { aside } = JSON.parse(forced.out[0] ?? '') as { aside: string };
    expect(readdirSync(aside).sort()).toEqual(['files', 'history', 'salon.db']);
    expect((await say(folder, ['account', 'list'])).out.at(-1)).toBe('1 account.');
    expect(await textsIn(folder)).toEqual(['hello']);
  },
);

rule('FILES-8: a running server is not restored', async () => {
  const { folder, backup } = await backedUp();
  await serveRemembering(folder);
  const { exit, err } = await say(folder, ['restore', backup, '--force']);
  expect([exit, err]).toEqual([
    1,
    [expect.stringMatching(/^Another Salon server has the data folder .*: stop it/)],
  ]);
});

test.each([
  ['was changed', (backup: string) => appendFileSync(join(backup, 'history.db'), 'x'), /is not what it was/],
  ['lacks a file', (backup: string) => rmSync(join(backup, 'history.db')), /history\.db is missing/],
  ['lacks what it says of itself', (backup: string) => rmSync(join(backup, 'manifest.json')), /is no backup/],
  [
    'says nothing of itself',
    (backup: string) => writeFileSync(join(backup, 'manifest.json'), '{'),
    /is damaged/,
  ],
  [
    'is of another version',
    (backup: string) => writeFileSync(join(backup, 'manifest.json'), '{}'),
    /is not of this version/,
  ],
])('FILES-9: a backup that %s is refused, and nothing is changed', async (_, harm, why) => {
  const { backup } = await backedUp();
  harm(backup);
  const other = newFolder();
  withStore(other, () => undefined);
  const before = readFileSync(join(other, 'salon.db'));
  const { exit, err } = await say(other, ['restore', backup, '--force']);
  expect([exit, err]).toEqual([1, [expect.stringMatching(why)]]);
  expect(readFileSync(join(other, 'salon.db')).equals(before)).toBe(true);
  expect(readdirSync(other).filter(name => /restoring|replaced/.test(name))).toEqual([]);
});

test('a backup writes over nothing, and leaves nothing half done', async () => {
  const { folder, backup } = await backedUp();
  const again = await say(folder, ['backup', backup]);
  expect([again.exit, again.err]).toEqual([1, [`${backup} is there already, and nothing is written over.`]]);
  const nowhere = await say(folder, ['backup', join(dirname(folder), 'none', 'b')]);
  expect([nowhere.exit, nowhere.err]).toEqual([1, [expect.stringMatching(/^Nothing came of it: /)]]);
  expect(existsSync(`${backup}.unfinished`)).toBe(false);
});

test('what two said to each other goes when an account of theirs is not in the backup', async () => {
  const folder = newFolder();
  const server = await serveRemembering(folder);
  for (const account of ['alice', 'bob']) await say(folder, ['account', 'create', account]);
  const who = { nick: 'alice', user: 'a', host: 'h', account: 'alice' };
  const entry = { type: 'entry', kind: 'message', who, at: Date.now(), text: 'psst' } as const;
  server.server.hands.history?.append([
    { ...entry, target: 'alice bob', id: 'a' },
    { ...entry, target: 'alice carol', id: 'b' },
  ]);
  const backup = join(dirname(folder), 'backup');
  await say(folder, ['backup', backup]);
  const other = newFolder();
  await say(other, ['restore', backup]);
  expect((await say(other, ['history', 'export', '--direct', 'alice,carol'])).out).toHaveLength(1);
  expect((await say(other, ['history', 'export', '--direct', 'alice,bob'])).out).toHaveLength(2);
});

rule('FILEHOST-47: shared files are in a backup, and come back with it', async () => {
  const { folder } = await backedUp();
  const shared = join(folder, 'files');
  const [one, other] = ['a'.repeat(24), 'b'.repeat(24)];
  mkdirSync(join(shared, 'incoming'), { recursive: true });
  writeFileSync(join(shared, one), 'one');
  writeFileSync(join(shared, 'incoming', other), 'half');
  const store = Store.open({ folder });
  const now = Date.now();
  const file = { id: one, owner: '~192.0.2.7', name: 'one.txt', type: 'text/plain', bytes: 3 };
  store.files.add({ ...file, uploadedAt: now, expiresAt: now + 3_600_000, target: null, message: null });
  store.close();
  const backup = join(dirname(folder), 'with-files');
  await say(folder, ['backup', backup]);
  expect(readdirSync(join(backup, 'files'))).toEqual([one]);
  rmSync(join(shared, one));
  writeFileSync(join(shared, other), 'other');
  expect((await say(folder, ['restore', backup])).exit).toBe(1);
  expect((await say(folder, ['restore', '--force', backup])).exit).toBe(0);
  expect(readdirSync(shared)).toEqual([one]);
  expect(readFileSync(join(shared, one), 'utf8')).toBe('one');
  expect((await say(folder, ['files', 'delete', one])).out).toEqual([
    'The file one.txt of a guest is deleted.',
  ]);
  const aside = readdirSync(folder).find(name => name.startsWith('replaced-')) ?? '';
  expect(readdirSync(join(folder, aside, 'files'))).toContain(other);
});
