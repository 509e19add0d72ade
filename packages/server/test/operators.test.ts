import { afterEach, expect, test } from 'vitest';
import { Store } from '../src/store/store.ts';
import { newFolder } from './store/folder.ts';
import { TestServer } from './support/test-server.ts';

const root = { name: 'root', password: 'swordfish', privileges: ['kill', 'rehash', 'die'] };

let server: TestServer;
afterEach(() => server.stop());

test('what operators do is logged, and who is killed at either door is hung up on', async () => {
  server = await TestServer.start({ opers: [root] });
  const oper = await server.irc('oper');
  const spammer = await server.ircIn('#lobby', 'spammer');
  const loud = await server.line('loud');
  await spammer.until('loud!');
  oper.send('OPER root swordfish', 'KILL spammer :spam', 'KILL loud :noise', 'REHASH', 'DIE');
  await spammer.readsLines(
    ':oper!~oper@127.0.0.1 KILL spammer :spam',
    'ERROR :Closing Link: 127.0.0.1 (Killed (oper (spam)))',
  );
  await spammer.closes();
  await loud.until('>> Bye loud !');
  await loud.closes();
  await oper.until('These settings cannot be read anew.');
  oper.send('PING still-here');
  await oper.until('still-here');
  const said = server.logged.map(({ msg }) => msg);
  for (const sentence of [
    'oper is an operator of the server now, as root',
    'oper killed spammer: spam',
    'spammer left: Killed (oper (spam))',
    'oper killed loud: noise',
    'oper has the settings read anew',
    'oper stops the server',
  ]) {
    expect(said).toContain(sentence);
  }
});

test('a plain password of the server is told from a wrong one as before', async () => {
  server = await TestServer.start({ server: { password: 'swordfish' } });
  const right = await server.connect('irc');
  right.send('PASS swordfish', 'NICK right', 'USER right 0 * :right');
  await right.until(' 001 right ');
  const wrong = await server.connect('irc');
  wrong.send('NICK wrong', 'USER wrong 0 * :wrong');
  await wrong.until(' 464 ');
  expect(server.users).toBe(1);
});

test('who fails to become one is logged with where she comes from and the name she tried', async () => {
  server = await TestServer.start({ opers: [root] });
  const guesser = await server.irc('guesser');
  guesser.send('OPER ro\x1bot tuna');
  await guesser.until(' 464 ');
  expect(server.logged.at(-1)).toMatchObject({
    level: 40,
    nick: 'guesser',
    address: '127.0.0.1',
    host: '127.0.0.1',
    name: 'root',
    msg: 'guesser from 127.0.0.1 failed to become an operator of the server as root',
  });
});

test('bans, how far the server is closed, and what operators did outlive a restart', async () => {
  const folder = newFolder();
  const operator = { ...root, privileges: ['ban', 'defcon', 'audit'] };
  const begin = async () => {
    server = await TestServer.start({ opers: [operator] }, { store: Store.open({ folder }) });
    const oper = await server.irc('oper');
    oper.send('OPER root swordfish');
    await oper.until(' MODE oper +o');
    return oper;
  };
  const before = await begin();
  before.send('KLINE bad*!*@* 1d :spam', 'DEFCON 4');
  await before.until('DEFCON 4');
  await server.stop();

  const after = await begin();
  after.send('UBAN LIST', 'DEFCON', 'AUDIT 9 ban');
  await after.until('Mask bad*!*@* until 2');
  await after.until('DEFCON 4');
  await after.until('ban bad*!*@* ~oper@127.0.0.1 only: mask, seconds: 86400, reason: spam');
  const badly = await server.connect('irc');
  badly.send('NICK badly', 'USER x 0 * :x');
  await badly.until(' 465 ');
  await badly.until('ERROR ');
  await badly.closes();
});
