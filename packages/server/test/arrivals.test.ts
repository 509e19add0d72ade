import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectByTls } from 'node:tls';
import { hash } from '@node-rs/argon2';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { NameService } from '../src/doors/entry/reverse-dns.ts';
import { CertificateFolder } from './support/certificates.ts';
import { Peer } from './support/peer.ts';
import { TestServer } from './support/test-server.ts';
import { connectTls } from './support/tls.ts';

const folder = new CertificateFolder();
const sockets = mkdtempSync(join(tmpdir(), 'salon-sockets-'));
let tls: { certificates: { cert: string; key: string }[] };
beforeAll(async () => {
  tls = { certificates: [await folder.add('one', ['one.example'])] };
});
afterAll(() => {
  folder.remove();
  rmSync(sockets, { recursive: true });
});

let server: TestServer;
afterEach(() => server.stop());

const port = { host: '127.0.0.1', port: 0 };
const trust = { proxies: ['127.0.0.1'] };
/** Others see the truth. */
const cloak = { enabled: false };

/** Connects to the first door, and says nothing yet. */
async function plainly(): Promise<Peer> {
  return server.adopt(await Peer.connect(server.port(0)), server.doors[0]?.kind ?? 'irc');
}

/** Where those come from who have a session. */
function origins() {
  return [...server.server.sessions.values()].map(({ origin }) => origin);
}

/** How many have not come through the door yet. */
function waiting(): number {
  // biome-ignore lint/complexity/useLiteralKeys: nobody but a test wants to know.
  return server.server['arrivals']['waiting'].size;
}

const headerV1 = 'PROXY TCP4 192.0.2.7 198.51.100.1 49374 6667\r\n';
const headerV2 = Buffer.from('0d0a0d0a000d0a515549540a2111000cc0000207c6336401c0de1a0b', 'hex');

describe('a PROXY header', () => {
  test.each([
    ['1', Buffer.from(headerV1)],
    ['2', headerV2],
  ])(
    'of version %s says who comes, however it is cut, and what follows it is taken',
    async (_version, header) => {
      server = await TestServer.start({
        doors: [{ kind: 'irc', ...port, proxyProtocol: true }],
        trust,
        cloak,
      });
      const peer = await plainly();
      peer.socket.setNoDelay(true);
      for (const byte of header.subarray(0, -1)) {
        peer.sendRaw(Buffer.of(byte));
        await new Promise(resolve => setImmediate(resolve));
      }
      peer.sendRaw(Buffer.concat([header.subarray(-1), Buffer.from('NICK dan\r\nUSER d 0 * :Dan\r\n')]));
      expect(await peer.line()).toMatch(/ 001 dan :.* dan!~d@192\.0\.2\.7$/);
      expect(origins()).toEqual([{ address: '192.0.2.7', host: '192.0.2.7', secure: false }]);
    },
  );

  test('comes before TLS', async () => {
    server = await TestServer.start({
      doors: [{ kind: 'irc', ...port, proxyProtocol: true, tls }],
      trust,
      cloak,
    });
    const raw = connect({ host: '127.0.0.1', port: server.port(0) });
    raw.write(headerV1);
    const socket = connectByTls({ socket: raw, rejectUnauthorized: false });
    const peer = server.adopt(await Peer.over(socket, 'secureConnect'), 'irc');
    peer.send('NICK dan', 'USER d 0 * :Dan');
    expect(await peer.line()).toMatch(/ 001 dan :.* dan!~d@192\.0\.2\.7$/);
    expect(origins()).toEqual([{ address: '192.0.2.7', host: '192.0.2.7', secure: true }]);
  });

  test('lets the question of a line door wait', async () => {
    server = await TestServer.start({
      doors: [{ kind: 'line', ...port, proxyProtocol: true }],
      trust,
      cloak,
    });
    const peer = await plainly();
    await server.eventually(() => waiting() === 1);
    peer.sendRaw('PROXY UNKNOWN\r\nalice\n');
    await peer.reads('>> Enter pseudo: >> Welcome alice !\n');
    expect(origins()).toEqual([{ address: '127.0.0.1', host: '127.0.0.1', secure: false }]);
  });

  test('is taken from trusted addresses only', async () => {
    const doors = [{ kind: 'irc', ...port, proxyProtocol: true }];
    server = await TestServer.start({ doors, trust: { proxies: ['10.0.0.0/8'] } });
    const peer = await plainly();
    peer.sendRaw(headerV1);
    await peer.closes();
    expect(server.logged.at(-1)?.msg).toBe(
      '127.0.0.1 did not come through the irc door: it is no trusted proxy',
    );
  });

  test('is not looked for where the settings want none', async () => {
    server = await TestServer.start({ doors: [{ kind: 'irc', ...port }], trust, cloak });
    const peer = await plainly();
    peer.sendRaw(headerV1);
    await peer.readsLines(':salon.localhost 451 * :You have not registered');
    expect(origins()).toMatchObject([{ address: '127.0.0.1' }]);
  });

  test.each([
    ['is missing', 'NICK dan\r\n', 'it sent no PROXY header'],
    ['is too long', `PROXY TCP4 ${'1'.repeat(200)}`, 'it sent no PROXY header'],
  ])('that %s is the end', async (_title, text, why) => {
    server = await TestServer.start({ doors: [{ kind: 'irc', ...port, proxyProtocol: true }], trust, cloak });
    const peer = await plainly();
    peer.sendRaw(text);
    await peer.closes();
    expect(server.logged.at(-1)?.msg).toBe(`127.0.0.1 did not come through the irc door: ${why}`);
    expect(server.server.sessions.size).toBe(0);
  });

  test('that does not come is waited for a minute', async () => {
    server = await TestServer.start({ doors: [{ kind: 'irc', ...port, proxyProtocol: true }], trust, cloak });
    const [slow, gone] = [await plainly(), await plainly()];
    slow.sendRaw('PROXY TCP4');
    gone.socket.end('PROXY TCP4');
    await gone.closes();
    expect(server.logged.at(-1)?.msg).toMatch(/it ended within its PROXY header$/);
    server.clock.advance(60_000);
    await slow.closes();
    expect(server.logged.at(-1)?.msg).toMatch(/it took too long$/);
    expect(waiting()).toBe(0);
  });
});

describe('HTTP and TLS on a plaintext door', () => {
  const body = 'NICK evil\r\nUSER e 0 * :e\r\nJOIN #lobby\r\n';

  test('HTTP is answered that it is wrong at an IRC door, and nothing of it reaches the hub', async () => {
    server = await TestServer.start();
    const { signals } = server.journal;
    const browser = await server.connect('irc');
    browser.sendRaw(`POST /${'x'.repeat(2000)} HTTP/1.1\r\nHost: a\r\n\r\n${body}`);
    await browser.readsLines('HTTP/1.1 400 Bad Request');
    await browser.until('does not speak HTTP');
    await browser.closes();
    await server.eventually(() => server.server.sessions.size === 0);
    expect(server.logged.at(-1)?.msg).toBe('session 1 disconnected: HTTP is not spoken here');
    // Of any connection the hub is told that it is gone.
    expect(server.journal.signals).toBe(signals + 1);
  });

  test('HTTP at a line door is closed without a word', async () => {
    server = await TestServer.start();
    const browser = await server.connect('line');
    await browser.reads('>> Enter pseudo: ');
    browser.sendRaw(`GET / HTTP/1.1\r\nHost: a\r\n\r\nalice\r\nhello\r\n`);
    await browser.closes();
    expect(server.users).toBe(0);
    expect(server.logged.at(-1)?.msg).toBe('session 1 disconnected: HTTP is not spoken here');
  });

  test.each(['irc', 'line'] as const)('TLS at a plaintext %s door is closed without a word', async kind => {
    server = await TestServer.start();
    const door = server.doors.findIndex(one => one.kind === kind);
    await expect(connectTls(server, door)).rejects.toThrow();
    await server.eventually(() => server.server.sessions.size === 0);
    expect(server.logged.at(-1)?.msg).toBe('session 1 disconnected: TLS is not spoken here');
  });

  test('a verb of HTTP can be a pseudo', async () => {
    server = await TestServer.start();
    await server.line('GET');
  });
});

describe('a Unix socket', () => {
  test('is a door for this machine, where who does not hang up is hung up on', async () => {
    const path = join(sockets, 'line.sock');
    const webirc = [{ password: 'sesame', addresses: ['127.0.0.1'] }];
    const doors = [
      { kind: 'line', path },
      { kind: 'irc', path: join(sockets, 'irc.sock') },
    ];
    server = await TestServer.start({ doors, trust: { webirc }, cloak });
    expect(server.doors.map(({ place }) => place)).toEqual([
      { path, mode: 0o660 },
      { path: join(sockets, 'irc.sock'), mode: 0o660 },
    ]);
    const alice = server.adopt(await Peer.over(connect({ path, allowHalfOpen: true })), 'line');
    await alice.reads('>> Enter pseudo: ');
    alice.send('alice');
    await alice.readsLines('>> Welcome alice !');
    expect(origins()).toEqual([{ address: '127.0.0.1', host: 'localhost', secure: false }]);
    const gateway = server.adopt(await Peer.over(connect({ path: join(sockets, 'irc.sock') })), 'irc');
    gateway.send('WEBIRC sesame web client.example.org 192.0.2.7 :secure', 'NICK dan', 'USER d 0 * :Dan');
    expect(await gateway.line()).toMatch(/ 001 dan :.* dan!~d@client\.example\.org$/);
    expect(origins()[1]).toEqual({ address: '192.0.2.7', host: 'client.example.org', secure: false });
    alice.send('/quit');
    await alice.until('Bye');
    await server.eventually(() => {
      server.clock.advance(500);
      return server.server.sessions.size === 1;
    });
  });
});

test('who comes securely to a gateway that comes securely comes securely', async () => {
  const webirc = [{ password: 'sesame', addresses: ['127.0.0.1'] }];
  server = await TestServer.start({ doors: [{ kind: 'irc', ...port, tls }], trust: { webirc } });
  for (const options of [':secure=yes remote-port=1', 'secure', ':insecure securely', '']) {
    const peer = await connectTls(server, 0);
    peer.send(`WEBIRC sesame web 192.0.2.7 192.0.2.7 ${options}`, 'PING x');
    await peer.until('PONG');
  }
  expect(origins().map(({ secure }) => secure)).toEqual([true, true, false, false]);
});

test('a gateway whose password is a hash is taken at its word, and lines behind it wait', async () => {
  const password = await hash('sesame', { memoryCost: 64, timeCost: 1 });
  const webirc = [{ password, addresses: ['127.0.0.1'] }];
  server = await TestServer.start({ trust: { webirc }, cloak });
  const wrong = await server.connect('irc');
  wrong.send('WEBIRC simsim web 192.0.2.7 192.0.2.7');
  await wrong.until('Invalid WebIRC password');
  const right = await server.connect('irc');
  right.send('WEBIRC sesame web 192.0.2.7 192.0.2.7', 'NICK dan', 'USER d 0 * :Dan');
  expect(await right.line()).toContain(' 001 dan ');
  expect(origins().at(-1)?.address).toBe('192.0.2.7');
});

describe('reverse DNS', () => {
  const known: NameService = {
    namesOf: async () => ['client.example.org'],
    addressesOf: async () => ['127.0.0.1'],
  };

  test('shows the name of who comes', async () => {
    server = await TestServer.start({ reverseDns: true }, { names: known });
    const peer = await server.connect('irc');
    peer.send('NICK dan', 'USER d 0 * :Dan');
    expect(await peer.line()).toMatch(/ 001 dan :.* dan!~d@client\.example\.org$/);
    expect(origins()).toEqual([{ address: '127.0.0.1', host: 'client.example.org', secure: false }]);
  });

  test('keeps nobody waiting for longer than two seconds, and loses nothing that is sent meanwhile', async () => {
    const silent: NameService = { ...known, namesOf: () => new Promise(() => undefined) };
    server = await TestServer.start({ reverseDns: true }, { names: silent });
    const peer = await server.connect('irc');
    peer.socket.end('NICK dan\r\nUSER d 0 * :Dan\r\nQUIT\r\n');
    await server.eventually(() => waiting() === 1);
    server.clock.advance(2000);
    expect(await peer.line()).toMatch(/ 001 dan :.* dan!~d@127\.0\.0\.1$/);
    await peer.until('ERROR');
  });

  test('is off by default', async () => {
    const asked: string[] = [];
    const names: NameService = { ...known, namesOf: async address => [asked.push(address).toString()] };
    server = await TestServer.start({}, { names });
    await server.irc('dan');
    expect(asked).toEqual([]);
  });
});

describe('at the start', () => {
  test('it is said that a door is open to others without TLS, and that certificates end', async () => {
    const certificates = [await folder.add('old', ['old.example'], Date.UTC(2024, 0, 4))];
    const doors = [
      { kind: 'irc', host: '0.0.0.0', port: 0 },
      { kind: 'line', ...port },
      { kind: 'line', host: '0.0.0.0', port: 0, tls: { certificates } },
    ];
    server = await TestServer.start({ doors, sts: { enabled: true } });
    expect(server.logged.filter(({ level }) => level === 40).map(({ msg }) => msg)).toEqual([
      `These doors are open to others without TLS, so that passwords and talk can be read on the way: irc at 0.0.0.0:${server.port(0)}`,
      'Clients are sent to port 6697 for TLS (sts), and no IRC door of this server speaks it',
      expect.stringMatching(/old\.cert\.pem is valid until 2026-01-03T00:00:00\.000Z only$/),
    ]);
  });

  test('nothing is warned of by default', async () => {
    server = await TestServer.start();
    expect(server.logged).toEqual([]);
  });
});
