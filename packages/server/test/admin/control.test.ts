import { once } from 'node:events';
import { renameSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { lineMsMax } from '../../src/admin/control/messages.ts';
import { Store } from '../../src/store/store.ts';
import { newFolder } from '../store/folder.ts';
import { Peer } from '../support/peer.ts';
import { say, serveIn } from './support.ts';

/** Connects to the socket of a folder, and says nothing yet. */
async function reach(folder: string): Promise<Peer> {
  const peer = await Peer.over(connect({ path: join(folder, 'control.sock') }));
  onTestFinished(() => void peer.socket.destroy());
  return peer;
}

/** What the command line sends for some words. */
function requestOf(...words: readonly string[]): string {
  return `${JSON.stringify({ words, options: {}, folder: '/' })}\n`;
}

test('the socket is its owner’s alone, whatever the mask of the process, and gone with the server', async () => {
  const folder = newFolder();
  const umask = process.umask(0);
  const server = await serveIn(folder).finally(() => process.umask(umask));
  const path = join(folder, 'control.sock');
  expect(statSync(path).isSocket()).toBe(true);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await server.stop();
  expect(() => statSync(path)).toThrow('ENOENT');
});

test('a socket that a killed server left behind is in nobody’s way', async () => {
  const folder = newFolder();
  Store.open({ folder }).close();
  const dead = createServer();
  dead.listen(join(folder, 'dying.sock'));
  await once(dead, 'listening');
  renameSync(join(folder, 'dying.sock'), join(folder, 'control.sock'));
  dead.close();
  await once(dead, 'close');

  expect((await say(folder, ['account', 'create', 'alice'])).exit).toBe(0);
  await serveIn(folder);
  const { exit, out } = await say(folder, ['status', '--json']);
  expect([exit, JSON.parse(out[0] ?? '')]).toEqual([
    0,
    expect.objectContaining({ running: true, accounts: 1 }),
  ]);
});

test('what is no socket is left alone; the log says that the command line cannot come in', async () => {
  const folder = newFolder();
  Store.open({ folder }).close();
  writeFileSync(join(folder, 'control.sock'), 'mine');
  const { logged } = await serveIn(folder);
  expect(logged.map(({ msg }) => msg)).toContainEqual(
    expect.stringMatching(/^The command line cannot reach this server by /),
  );
});

test('who connects and says nothing is let go after a while, and keeps nobody waiting', async () => {
  const folder = newFolder();
  const { clock } = await serveIn(folder);
  const silent = await reach(folder);
  const slow = await reach(folder);
  slow.sendRaw('{"words":');
  expect((await say(folder, ['account', 'list'])).exit).toBe(0);
  clock.advance(lineMsMax);
  await silent.closes();
  await slow.closes();
  expect((await say(folder, ['account', 'list'])).exit).toBe(0);
});

test.each([
  ['no JSON', 'account list\n'],
  ['another thing', '{"do":"account list"}\n'],
  ['a line without an end', 'x'.repeat(70_000)],
])('%s is answered with exit code 2', async (_what, text) => {
  const folder = newFolder();
  await serveIn(folder);
  const peer = await reach(folder);
  peer.sendRaw(text);
  await peer.reads('{"err":"The server does not understand this command."}\n{"exit":2}\n');
  await peer.closes();
});

test('of too many at once the last is told so', async () => {
  const folder = newFolder();
  await serveIn(folder);
  for (let count = 0; count < 8; count += 1) await reach(folder);
  const { exit, err } = await say(folder, ['account', 'list']);
  expect([exit, err]).toEqual([1, ['The server is busy with other commands; try again.']]);
});

test('who does not read her answer is let go, and who leaves before it harms nobody', async () => {
  const folder = newFolder();
  const server = await serveIn(folder);
  const nicks = Array.from({ length: 20 }, (_, index) => `a-rather-long-nick-${index}`);
  const kept = Array.from({ length: 2000 }, (_, index) => ({
    kind: 'account' as const,
    key: `a${index}`,
    record: {
      name: `a${index}`,
      credential: `${index}`,
      registeredAt: 0,
      nicks: nicks.map(nick => `${nick}-${index}`),
    },
  }));
  server.server.loop.submit({ type: 'restore', kept });
  const deaf = await reach(folder);
  deaf.socket.pause();
  deaf.sendRaw(requestOf('account', 'list'));
  const leaving = await reach(folder);
  leaving.sendRaw(requestOf('account', 'list'));
  await leaving.reads('{"taken":true}\n');
  leaving.socket.destroy();
  const served = await say(folder, ['account', 'list']);
  expect([served.exit, served.out.at(-1)]).toEqual([0, '2000 accounts.']);
  server.clock.advance(2 * lineMsMax);
  deaf.socket.resume();
  await once(deaf.socket, 'close');
  expect(server.logged.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});

test('two at once are both served, on a server that runs and on one that is stopped', async () => {
  const stopped = newFolder();
  const running = newFolder();
  await serveIn(running);
  for (const folder of [stopped, running]) {
    const both = await Promise.all([
      say(folder, ['account', 'create', 'alice']),
      say(folder, ['account', 'create', 'Alice']),
    ]);
    expect(both.map(({ exit }) => exit).sort()).toEqual([0, 1]);
    expect((await say(folder, ['account', 'list'])).out.at(-1)).toBe('1 account.');
  }
});

test('where another process has the folder and no server listens, one sentence says so', async () => {
  const folder = newFolder();
  const store = Store.open({ folder });
  onTestFinished(() => store.close());
  const { exit, err } = await say(folder, ['account', 'list'], '', 1);
  expect([exit, err]).toEqual([
    1,
    [expect.stringMatching(/^Another process has the data folder .*, and no server listens at .*\.$/)],
  ]);
});

test('a server that goes away in the middle leaves nobody in doubt that it is not known what was done', async () => {
  const folder = newFolder();
  Store.open({ folder }).close();
  const server = createServer(socket => socket.end('{"taken":true}\n'));
  onTestFinished(() => void server.close());
  server.listen(join(folder, 'control.sock'));
  await once(server, 'listening');
  const { exit, err } = await say(folder, ['account', 'list']);
  expect([exit, err]).toEqual([
    1,
    ['The server did not answer to the end; what was asked for may have been done or not.'],
  ]);
});

test('when the disk fails the command line is told, and what was changed holds for now', async () => {
  const folder = newFolder();
  const { server } = await serveIn(folder);
  await say(folder, ['account', 'create', 'alice']);
  server.hands.store.database.pragma('query_only = ON');
  const suspended = await say(folder, ['account', 'suspend', 'alice']);
  expect([suspended.exit, suspended.err]).toEqual([
    1,
    ['It holds for now, but could not be saved: nothing can be written there.'],
  ]);
  const made = await say(folder, ['account', 'create', 'bob']);
  expect([made.exit, made.err]).toEqual([1, ['Accounts cannot be read or saved at the moment.']]);
  server.hands.store.database.pragma('query_only = OFF');
  expect((await say(folder, ['account', 'unsuspend', 'alice'])).exit).toBe(0);
});

test('who is logged in is seen, and put out, from the command line', async () => {
  const folder = newFolder();
  const server = await serveIn(folder);
  await say(folder, ['account', 'create', 'alice']);
  const alice = await server.irc('alice2');
  alice.send('NS IDENTIFY alice correct-horse');
  await alice.until(/ 900 /);
  const { out } = await say(folder, ['account', 'sessions', 'ALICE', '--json']);
  expect(JSON.parse(out[0] ?? '')).toMatchObject([{ nick: 'alice2', via: 'irc', address: '127.0.0.1' }]);
  expect((await say(folder, ['account', 'logout', 'alice'])).out).toEqual(['1 session ended.']);
  await alice.until(/Logged out by salon\.localhost/);
});
