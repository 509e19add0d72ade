import { expect, onTestFinished, test } from 'vitest';
import type { History } from '../../src/history/history.ts';
import type { Peer } from '../support/peer.ts';
import { openHistory, playedTo } from '../support/remembering.ts';
import { TestServer } from '../support/test-server.ts';

const agreed = ['message-tags', 'draft/message-redaction', 'draft/message-edit', 'echo-message'];

interface Room {
  readonly server: TestServer;
  /** Holds back all answers of the history, until what it returns is called. */
  readonly hold: () => () => void;
}

/** A server whose history answers when the test lets it. */
async function room(): Promise<Room> {
  const history = await openHistory();
  let gate: Promise<unknown> = Promise.resolve();
  const query = history.query.bind(history) as History['query'];
  history.query = (async asked => {
    const answer = query(asked);
    await gate;
    return await answer;
  }) as History['query'];
  const server = await TestServer.start({}, { history });
  onTestFinished(() => server.stop());
  const hold = () => {
    let open: () => void = () => undefined;
    gate = new Promise<void>(resolve => {
      open = resolve;
    });
    return open;
  };
  return { server, hold };
}

/** All that came until everything that was sent is answered. */
async function allTold(peer: Peer): Promise<string> {
  return (await peer.linesUntilNow()).join('\n');
}

/** Says something, and answers its id. */
async function says(peer: Peer, text: string): Promise<string> {
  peer.send(`PRIVMSG #x :${text}`);
  return /@msgid=(\S+) :\S+ PRIVMSG #x/.exec(await peer.until(new RegExp(`PRIVMSG #x :${text}`)))?.[1] ?? '';
}

test('a thousand messages are taken back, each once, and what others say is not held up by it', async () => {
  const { server } = await room();
  const alice = await server.ircIn('#x', 'alice', ...agreed);
  const bob = await server.ircIn('#x', 'bob', ...agreed);
  alice.send(...Array.from({ length: 1000 }, (_, index) => `PRIVMSG #x :m${index}`));
  const said = await allTold(alice);
  const ids = [...said.matchAll(/@msgid=(\S+) \S+ PRIVMSG/g)].map(([, id = '']) => id);
  expect(new Set(ids).size).toBe(1000);
  alice.send(...ids.flatMap(id => [`REDACT #x ${id}`, `REDACT #x ${id}`]));
  bob.send('PRIVMSG #x :still here');
  const toAlice = await allTold(alice);
  expect(toAlice.match(/ REDACT #x /g)).toHaveLength(1000);
  expect(toAlice.match(/FAIL REDACT UNKNOWN_MSGID/g)).toHaveLength(1000);
  expect(toAlice.indexOf('still here')).toBeLessThan(toAlice.lastIndexOf('REDACT'));
  expect((await playedTo(server, 'bob', '#x')).filter(line => line.includes('PRIVMSG'))).toEqual([
    expect.stringContaining('still here'),
  ]);
});

test('of two who take away the same at once, one does', async () => {
  const { server, hold } = await room();
  const op = await server.ircIn('#x', 'op', ...agreed);
  const alice = await server.ircIn('#x', 'alice', ...agreed);
  const id = await says(alice, 'spam');
  const open = hold();
  op.send(`REDACT #x ${id}`);
  alice.send(`REDACT #x ${id}`, `EDIT #x ${id} :no spam`);
  open();
  const toBoth = `${await allTold(alice)}\n${await allTold(op)}`;
  expect(toBoth).toContain(`FAIL EDIT UNKNOWN_MSGID #x ${id}`);
  expect(toBoth.match(/ REDACT #x /g)).toHaveLength(2);
  expect(toBoth.match(/FAIL REDACT UNKNOWN_MSGID/g)).toHaveLength(1);
});

test('who is thrown out while the history is asked changes nothing there', async () => {
  const { server, hold } = await room();
  const op = await server.ircIn('#x', 'op', ...agreed);
  const alice = await server.ircIn('#x', 'alice', ...agreed);
  const id = await says(alice, 'hello');
  const open = hold();
  alice.send(`EDIT #x ${id} :bye`);
  op.send('KICK #x alice');
  await alice.until(/KICK #x alice/);
  open();
  expect(await allTold(alice)).toContain('FAIL EDIT INVALID_TARGET #x ');
  expect(await allTold(op)).not.toContain('EDIT');
});

test('who logs out, or goes, while the history is asked changes nothing', async () => {
  const { server, hold } = await room();
  const op = await server.ircIn('#x', 'op', ...agreed);
  const alice = await server.ircIn('#x', 'alice', ...agreed);
  server.logIn('alice', 'alice');
  const id = await says(alice, 'hello');
  let open = hold();
  alice.send(`REDACT #x ${id}`);
  await op.linesUntilNow();
  server.logIn('alice');
  open();
  expect(await allTold(alice)).toContain('FAIL REDACT REDACT_FORBIDDEN');
  open = hold();
  alice.send(`REDACT #x ${id}`);
  alice.socket.destroy();
  open();
  await server.eventually(() => server.server.sessions.size === 1);
  expect(await allTold(op)).not.toContain(' REDACT ');
});

test('a channel that is made anew is not the one in which it was said', async () => {
  const { server } = await room();
  const alice = await server.ircIn('#x', 'alice', ...agreed, 'draft/channel-rename');
  const id = await says(alice, 'hello');
  alice.send('RENAME #x #y', 'JOIN #x');
  await alice.until(/ 366 alice #x/);
  const bob = await server.ircIn('#x', 'bob', ...agreed);
  alice.send('MODE #x +o bob');
  await allTold(alice);
  bob.send(`REDACT #x ${id}`, `REDACT #y ${id}`);
  const told = await allTold(bob);
  expect(told).toContain('FAIL REDACT INVALID_TARGET #y ');
  expect(told).toContain(`FAIL REDACT UNKNOWN_MSGID #x ${id}`);
});
