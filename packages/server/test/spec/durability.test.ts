import { expect, onTestFinished } from 'vitest';
import { newFolder } from '../history/entries.ts';
import { rememberingServer } from '../support/remembering.ts';
import { SlowDisk } from '../support/slow-disk.ts';
import type { TestServer } from '../support/test-server.ts';
import { rule } from './rule.ts';

/** A server whose history waits for a disk that the test holds, with some who are in #room. */
async function scene(...nicks: string[]) {
  const disk = new SlowDisk();
  const place = { folder: newFolder() };
  const server = await rememberingServer({}, place, { durable: true, system: disk.system });
  onTestFinished(() => disk.doneUntil(server.stop()));
  const peers = [];
  for (const nick of nicks) peers.push(await disk.doneUntil(server.ircIn('#room', nick, 'echo-message')));
  await disk.doneUntil(peers[0]?.linesUntilNow() ?? Promise.resolve([]));
  await server.eventually(() => !held(server).isHolding);
  return { disk, server, peers: peers as [(typeof peers)[0], (typeof peers)[0]] };
}

/** What the outbox of a server holds back. */
function held({ server }: TestServer): { isHolding: boolean; isFull: boolean; count: number; chars: number } {
  type Inside = { readonly outbox: { readonly holdback: ReturnType<typeof held> } };
  return (server as unknown as Inside).outbox.holdback;
}

rule(
  'DURABLE-1: with a durable history nothing is sent before the disk has what was said, and then all in its order',
  async () => {
    const { disk, server, peers } = await scene('alice', 'bob');
    const [alice, bob] = peers;
    const before = disk.asked;
    alice.send('PRIVMSG #room :one');
    await server.eventually(() => disk.asked > before);
    // These come while the disk is at work, and wait together; a PING is answered behind them.
    alice.send('PRIVMSG #room :two', 'PING first');
    bob.send('PRIVMSG #room :three', 'PING second');
    await server.eventually(() => held(server).count >= 4);
    expect([alice.unread, bob.unread]).toEqual(['', '']);
    disk.done();
    expect(await bob.line()).toMatch(/alice.* PRIVMSG #room :one$/);
    expect(await alice.line()).toMatch(/alice.* PRIVMSG #room :one$/);
    await server.eventually(() => disk.asked > before + 1);
    expect([alice.unread, bob.unread]).toEqual(['', '']);
    disk.done();
    const texts = (lines: string[]) => lines.map(line => /(?:PRIVMSG #room|PONG).* :?(\w+)$/.exec(line)?.[1]);
    const heard = texts([await alice.line(), await alice.line(), await alice.line()]);
    expect(heard.toSorted()).toEqual(['first', 'three', 'two']);
    expect(heard.indexOf('first')).toBeGreaterThan(heard.indexOf('two'));
    expect(disk.asked).toBe(before + 2);
  },
);

rule('DURABLE-2: last words wait for the disk too, and the connection ends behind them', async () => {
  const { disk, server, peers } = await scene('alice', 'bob');
  const [alice, bob] = peers;
  alice.send('PRIVMSG #room :farewell', 'QUIT :gone');
  await server.eventually(() => server.users === 1);
  // However long the disk takes, a connection that is to end has its time after that.
  server.clock.advance(4000);
  expect(alice.hasEnded).toBe(false);
  expect(alice.unread).toBe('');
  disk.done();
  expect(await alice.line()).toMatch(/PRIVMSG #room :farewell$/);
  expect(await alice.line()).toMatch(/^ERROR /);
  await alice.closes();
  expect(await bob.line()).toMatch(/PRIVMSG #room :farewell$/);
  expect(await bob.line()).toMatch(/QUIT :.*gone$/);
});

rule(
  'DURABLE-3: what waits for the disk for someone who is gone is not sent, and holds nobody up',
  async () => {
    const { disk, server, peers } = await scene('alice', 'bob');
    const [alice, bob] = peers;
    alice.send('PRIVMSG #room :hello');
    await server.eventually(() => held(server).isHolding);
    alice.socket.destroy();
    await server.eventually(() => server.users === 1);
    await disk.doneUntil(bob.until(/PRIVMSG #room :hello$/));
    await disk.doneUntil(bob.until(/alice.* QUIT /));
  },
);

rule(
  'DURABLE-4: while a disk hangs nobody is read any more once much waits, and nothing is lost',
  async () => {
    const { disk, server, peers } = await scene('alice', 'bob');
    const [alice, bob] = peers;
    const texts = Array.from({ length: 2000 }, (_, number) => `${number} ${'z'.repeat(400)}`);
    alice.send(...texts.map(text => `PRIVMSG #room :${text}`));
    await server.eventually(() => held(server).isFull);
    const { chars } = held(server);
    // What else comes waits in the sockets.
    bob.send('PRIVMSG #room :last');
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    expect(held(server).chars).toBe(chars);
    expect(chars).toBeLessThan(1_100_000);
    await disk.doneUntil(
      (async () => {
        for (const text of texts) expect(await bob.until(/PRIVMSG #room :\d/)).toContain(`:${text}`);
        await alice.until(/PRIVMSG #room :last$/);
      })(),
    );
    expect(server.users).toBe(2);
  },
  20_000,
);

rule(
  'DURABLE-5: a disk that does not answer for 5 seconds holds nobody up any more until it does, and the log says so',
  async () => {
    const { disk, server, peers } = await scene('alice', 'bob');
    const [alice, bob] = peers;
    alice.send('PRIVMSG #room :one');
    await server.eventually(() => held(server).isHolding);
    server.clock.advance(5000);
    expect(await bob.line()).toMatch(/:one$/);
    // What comes now does not wait.
    alice.send('PRIVMSG #room :two');
    expect(await bob.line()).toMatch(/:two$/);
    const errors = () => server.logged.filter(({ level }) => level === 50).map(({ msg }) => String(msg));
    expect(errors()).toEqual([expect.stringContaining('the disk does not answer')]);
    disk.done();
    await disk.doneUntil(
      server.eventually(() => server.logged.some(({ msg }) => String(msg).includes('written to again'))),
    );
    await disk.doneUntil(server.eventually(() => !disk.isAtWork));
    const before = disk.asked;
    alice.send('PRIVMSG #room :three');
    await server.eventually(() => disk.asked > before);
    expect(bob.unread).toBe('');
    disk.done();
    expect(await bob.line()).toMatch(/:three$/);
  },
);

rule('DURABLE-6: a disk that fails holds nobody up, and the log says so once', async () => {
  const { disk, server, peers } = await scene('alice', 'bob');
  const [alice, bob] = peers;
  const failed = Object.assign(new Error('no'), { code: 'EIO', syscall: 'fdatasync' });
  for (const text of ['one', 'two', 'three']) {
    const before = disk.asked;
    alice.send(`PRIVMSG #room :${text}`);
    await server.eventually(() => disk.asked > before);
    disk.done(failed);
    expect(await bob.line()).toMatch(new RegExp(`:${text}$`));
  }
  const errors = server.logged.filter(({ level }) => level === 50);
  expect(errors.map(({ msg }) => msg)).toEqual([expect.stringContaining('cannot be written to')]);
});
