import { hash } from '@node-rs/argon2';
import { afterEach, expect, test, vi } from 'vitest';
import { Passwords } from '../src/doors/passwords.ts';
import { TestServer } from './support/test-server.ts';

/** As little work as the hash can be made with: tests are not attacked. */
const cheap = { memoryCost: 64, timeCost: 1 };

let server: TestServer;
afterEach(async () => {
  vi.restoreAllMocks();
  await server.stop();
});

async function withOper(password: string): Promise<void> {
  server = await TestServer.start({
    opers: [{ name: 'root', password, privileges: ['kill', 'see', 'wallops'] }],
  });
}

test('the lines behind an OPER wait while its password is checked', async () => {
  await withOper(await hash('swordfish', cheap));
  const root = await server.irc('root');
  root.send('OPER root swordfish', 'PING 1', 'MODE root', 'PING 2');
  await root.readsLines(
    ':salon.localhost 381 root :You are now an IRC operator',
    ':root!~root@127.0.0.1 MODE root +o',
    ':salon.localhost PONG salon.localhost :1',
    ':salon.localhost 221 root +o',
    ':salon.localhost PONG salon.localhost :2',
  );
  expect(server.logged.map(({ msg }) => msg)).toContain('root is an operator of the server now, as root');
});

test('an answer that takes its time carries the label of its line, and nothing else does', async () => {
  await withOper(await hash('swordfish', cheap));
  const root = await server.irc('root', 'labeled-response', 'batch');
  const other = await server.irc('other');
  root.send('@label=one OPER root tuna', '@label=two OPER root swordfish', '@label=three PING x');
  other.send('PRIVMSG root :meanwhile');
  const lines: string[] = [];
  for (let line = ''; !line.endsWith(':x'); lines.push(line)) line = await root.line();
  const meanwhile = ':other!~other@127.0.0.1 PRIVMSG root :meanwhile';
  expect(lines.filter(line => line !== meanwhile)).toStrictEqual([
    '@label=one :salon.localhost 464 root :Password incorrect',
    '@label=two :salon.localhost BATCH +2 labeled-response',
    '@batch=2 :salon.localhost 381 root :You are now an IRC operator',
    '@batch=2 :root!~root@127.0.0.1 MODE root +o',
    ':salon.localhost BATCH -2',
    '@label=three :salon.localhost PONG salon.localhost :x',
  ]);
});

test('others are served while a password is checked', async () => {
  await withOper(await hash('swordfish', { memoryCost: 19_456, timeCost: 8 }));
  const root = await server.irc('root');
  const other = await server.irc('other');
  root.send('OPER root swordfish', 'PING late');
  other.send('PING 1');
  await other.until(':1');
  expect(root.unread).not.toContain('late');
  await root.until(' 381 ');
});

test('wrong passwords and names are refused in order, and the third ends the session', async () => {
  await withOper(await hash('swordfish', cheap));
  const root = await server.irc('root');
  root.send('OPER root tuna', 'PING 1', 'OPER nobody swordfish', 'PING 2', 'OPER root tuna', 'PING 3');
  await root.readsLines(
    ':salon.localhost 464 root :Password incorrect',
    ':salon.localhost PONG salon.localhost :1',
    ':salon.localhost 464 root :Password incorrect',
    ':salon.localhost PONG salon.localhost :2',
    ':salon.localhost 464 root :Password incorrect',
    'ERROR :Closing Link: 127.0.0.1 (Too many wrong passwords)',
  );
  await root.closes();
});

test('a hash that cannot be checked is an incident, and operators who listen are told', async () => {
  server = await TestServer.start({
    opers: [
      { name: 'root', password: 'swordfish', privileges: ['see'] },
      { name: 'broken', password: '$argon2id$nonsense', privileges: [] },
    ],
  });
  const root = await server.irc('root');
  root.send('OPER root swordfish', 'MODE root +s');
  await root.until('+s');
  const victim = await server.irc('victim');
  await root.until('*** victim');
  victim.send('OPER broken x');
  const incident = /incident ([0-9a-f]{8})/.exec(await victim.until('ERROR'))?.[1];
  expect(await root.until('*** Incident')).toBe(
    `:salon.localhost NOTICE root :*** Incident ${incident} while victim was served`,
  );
});

test('who is gone while her password is checked is gone', async () => {
  const slow = await hash('swordfish', { memoryCost: 19_456, timeCost: 4 });
  server = await TestServer.start({ server: { password: slow } });
  const hasty = await server.connect('irc');
  hasty.send('PASS swordfish', 'NICK hasty', 'USER hasty 0 * :hasty');
  await server.eventually(() => server.server.sessions.size === 1);
  await server.eventually(() => server.logged.some(({ msg }) => msg === 'session 1 connected'));
  hasty.socket.resetAndDestroy();
  await server.eventually(() => server.server.sessions.size === 0);
  const patient = await server.connect('irc');
  patient.send('PASS swordfish', 'NICK hasty', 'USER hasty 0 * :hasty');
  await patient.until(' 001 ');
  expect(server.users).toBe(1);
});

test('the password of the server may be a hash, and what is sent behind it waits', async () => {
  server = await TestServer.start({ server: { password: await hash('swordfish', cheap) } });
  const right = await server.connect('irc');
  right.send('PASS swordfish', 'NICK right', 'USER right 0 * :right', 'JOIN #x');
  await right.until(' 001 ');
  await right.until(':right!~right@127.0.0.1 JOIN #x');
  const wrong = await server.connect('irc');
  wrong.send('PASS tuna', 'NICK wrong', 'USER wrong 0 * :wrong', 'JOIN #x');
  await wrong.readsLines(
    ':salon.localhost 464 * :Password incorrect',
    ':salon.localhost NOTICE * :Password incorrect',
    'ERROR :Closing Link: 127.0.0.1 (Password incorrect)',
  );
  await wrong.closes();
});

test('a nick that is taken does not ask for the password again', async () => {
  server = await TestServer.start({ server: { password: await hash('swordfish', cheap) } });
  const [one, two] = [await server.connect('irc'), await server.connect('irc')];
  one.send('PASS swordfish', 'NICK same', 'USER one 0 * :one');
  await one.until(' 001 ');
  two.send('PASS swordfish', 'NICK same', 'USER two 0 * :two');
  await two.until(' 433 ');
  two.send('NICK other');
  await two.until(' 001 other ');
});

test('what comes before the end of the input is answered to the end', async () => {
  await withOper(await hash('swordfish', cheap));
  const root = await server.irc('root');
  root.socket.end('OPER root swordfish\r\nPING last\r\n');
  await root.until(' 381 ');
  await root.until(':last');
});

test('while too many passwords are checked, nobody is taken for who gives a wrong one', async () => {
  const password = await hash('swordfish', cheap);
  server = await TestServer.start({
    server: { password },
    opers: [{ name: 'root', password, privileges: ['kill'] }],
    trust: { webirc: [{ password, addresses: ['127.0.0.1'] }] },
  });
  const busy = vi.spyOn(Passwords.prototype, 'check').mockResolvedValueOnce('busy');
  const root = await server.connect('irc');
  const sentence = ':Too many passwords are being checked; try again in a moment';
  root.send('PASS swordfish', 'NICK root', 'USER root 0 * :root');
  await root.readsLines(`:salon.localhost FAIL PASS TEMPORARILY_UNAVAILABLE ${sentence}`);
  root.send('NICK root');
  await root.until(/ (376|422) /);
  for (let times = 0; times < 4; times += 1) {
    busy.mockResolvedValueOnce('busy');
    root.send('OPER root swordfish');
    await root.readsLines(`:salon.localhost FAIL OPER TEMPORARILY_UNAVAILABLE ${sentence}`);
  }
  root.send('OPER root swordfish');
  await root.until(' 381 ');
  busy.mockResolvedValueOnce('busy');
  const gateway = await server.connect('irc');
  gateway.send('WEBIRC swordfish web 192.0.2.7 192.0.2.7');
  await gateway.until(
    'ERROR :Closing Link: 127.0.0.1 (Too many passwords are being checked; try again in a moment)',
  );
});
