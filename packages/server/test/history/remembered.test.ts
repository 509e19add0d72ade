import { expect, onTestFinished, test } from 'vitest';
import type { Page } from '../../src/history/reading/librarian.ts';
import { userOf } from '../../src/hub/state/state.ts';
import { rememberingServer } from '../support/remembering.ts';
import type { TestServer } from '../support/test-server.ts';
import { newFolder } from './entries.ts';

/** What someone reads when she asks for the latest of a place. */
async function reads({ server }: TestServer, nick: string, target: string): Promise<Page['events']> {
  const session = userOf(server.loop.hub.state, nick)?.sessions[0] ?? 0;
  const page = await server.librarian.page(session, target, { type: 'latest', limit: 100, events: true });
  if ('code' in page) throw new Error(page.code);
  return page.events;
}

test('what is said and done in a channel is remembered as it was shown', async () => {
  const server = await rememberingServer();
  onTestFinished(() => server.stop());
  const alice = await server.ircIn('#room', 'alice');
  const bob = await server.ircIn('#room', 'bob');
  alice.send('PRIVMSG #room :hello', 'TOPIC #room :us', 'MODE #room +v bob', 'PING 1');
  await alice.until(/PONG/);
  bob.send('NOTICE #room :hi', 'NICK rob', 'PART #room :bye', 'PING 2');
  await bob.until(/PONG/);
  expect((await reads(server, 'alice', '#ROOM')).map(({ type }) => type)).toEqual([
    ...['joined', 'joined', 'said', 'topic-set', 'modes-set', 'said', 'renamed', 'parted'],
  ]);
});

test('a server that begins again remembers, and gives no id a second time', async () => {
  const folder = newFolder();
  const shown: string[] = [];
  for (const round of ['first', 'second']) {
    const server = await rememberingServer({}, { folder });
    const alice = await server.ircIn('#room', 'alice', 'message-tags');
    const bob = await server.ircIn('#room', 'bob', 'message-tags');
    alice.send(`PRIVMSG #room :${round}`);
    const read = await bob.until(/PRIVMSG #room/);
    shown.push(/@msgid.*PRIVMSG.*/.exec(read)?.[0] ?? '');
    const said = (await reads(server, 'bob', '#room')).filter(event => event.type === 'said');
    expect(said.map(({ id, text }) => `@msgid=${id} :${said[0]?.who.mask} PRIVMSG #room :${text}`)).toEqual(
      shown,
    );
    await server.stop();
  }
});

test('who asks finds what she said in the same breath', async () => {
  const server = await rememberingServer();
  onTestFinished(() => server.stop());
  const alice = await server.ircIn('#room', 'alice', 'echo-message', 'draft/chathistory');
  alice.send('PRIVMSG #room :hello', 'CHATHISTORY LATEST #room * 10');
  const said = await alice.line();
  expect(said).toMatch(/alice.* PRIVMSG #room :hello$/);
  expect(await alice.line()).toBe(said);
});
