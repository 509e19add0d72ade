import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import type { ConnectionOptions, TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { settingsSchema } from '../src/config/schema.ts';
import { makeCertificate } from '../src/doors/entry/mkcerts.ts';
import { CertificateFolder } from './support/certificates.ts';
import { Peer } from './support/peer.ts';
import { TestServer } from './support/test-server.ts';
import { connectTls } from './support/tls.ts';

const folder = new CertificateFolder();
let certificates: { cert: string; key: string }[];
beforeAll(async () => {
  certificates = [await folder.add('one', ['one.example']), await folder.add('two', ['two.example'])];
});
afterAll(() => folder.remove());

const [irc, line] = [0, 1];
/** An option of sockets that those of TLS take too, though their types do not tell. */
const halfOpen = { allowHalfOpen: true } as ConnectionOptions;
let server: TestServer;
beforeEach(async () => {
  const tls = { certificates };
  const doors = ['irc', 'line'].map(kind => ({ kind, host: '127.0.0.1', port: 0, tls }));
  server = await TestServer.start({ doors, limits: { sendqBytesMax: 65_536 } });
});
afterEach(() => server.stop());

/** What a server shows a client that names this host. */
async function shownTo(servername: string): Promise<string | undefined> {
  const peer = await connectTls(server, irc, servername === '' ? {} : { servername });
  return (peer.socket as TLSSocket).getPeerX509Certificate()?.subjectAltName;
}

/** Connects to the IRC door without a word of TLS. */
function plainly(): Promise<Peer> {
  return Peer.connect(server.port(irc));
}

/** Someone on the way between a client and the server, who says things too. */
class Meddler {
  private readonly sockets: Socket[] = [];
  private readonly server = createServer();

  listen(port: number): Promise<number> {
    this.server.on('connection', near => {
      const far = connect({ host: '127.0.0.1', port });
      this.sockets.push(far, near);
      near.on('error', () => far.destroy());
      far.on('error', () => near.destroy());
      near.pipe(far).pipe(near);
    });
    return new Promise(resolve => {
      this.server.listen(0, '127.0.0.1', () => resolve((this.server.address() as AddressInfo).port));
    });
  }

  say(bytes: Buffer): void {
    this.sockets[0]?.write(bytes);
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }
}

/** How many have not come through the door yet. */
function waiting(): number {
  // biome-ignore lint/complexity/useLiteralKeys: nobody but a test wants to know.
  return server.server['arrivals']['waiting'].size;
}

async function register(peer: Peer, nick: string): Promise<void> {
  peer.send(`NICK ${nick}`, `USER ${nick} 0 * :${nick}`);
  await peer.until(/ (376|422) /);
}

describe('TLS', () => {
  test('is spoken on an IRC door and on a line door', async () => {
    const one = await connectTls(server, irc);
    await register(one, 'one');
    one.send('JOIN #lobby');
    await one.until(' 366 ');
    const alice = await connectTls(server, line);
    await alice.reads('>> Enter pseudo: ');
    alice.send('alice', 'hi');
    expect(await one.until('PRIVMSG')).toBe(':alice!alice@127.0.0.1 PRIVMSG #lobby :hi');
    const { signals } = server.journal;
    expect(signals).toBeGreaterThan(2);
    expect([...server.server.sessions.values()].map(({ origin }) => origin)).toEqual([
      { address: '127.0.0.1', host: '127.0.0.1', secure: true },
      { address: '127.0.0.1', host: '127.0.0.1', secure: true },
    ]);
  });

  test('before version 1.2 is refused', async () => {
    const old = connectTls(server, irc, {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'ALL@SECLEVEL=0',
    });
    await expect(old).rejects.toThrow(/alert protocol version/);
    await connectTls(server, irc, { maxVersion: 'TLSv1.2' });
    expect(server.server.sessions.size).toBe(1);
  });

  test('shows the certificate of the host that a client names, or the first', async () => {
    expect(await shownTo('two.example')).toBe('DNS:two.example');
    expect(await shownTo('one.example')).toBe('DNS:one.example');
    expect(await shownTo('three.example')).toBe('DNS:one.example');
    expect(await shownTo('')).toBe('DNS:one.example');
  });

  test('shows a new certificate after it was read anew, and the old one when the new one is wrong', async () => {
    const here = await connectTls(server, irc);
    folder.write('one', await makeCertificate(['new.example'], Date.now()));
    expect(server.server.listeners.reloadCertificates()).toEqual([]);
    expect(await shownTo('')).toBe('DNS:new.example');
    folder.write('one', { cert: 'nonsense', key: 'nonsense' });
    const complaints = server.server.listeners.reloadCertificates();
    expect(complaints).toHaveLength(2);
    expect(complaints[0]).toMatch(/ is no certificate with its key .* The old one is kept\.$/);
    expect(server.logged.filter(({ level }) => level === 50).map(({ msg }) => msg)).toEqual(complaints);
    expect(await shownTo('')).toBe('DNS:new.example');
    await register(here, 'here');
    folder.write('one', await makeCertificate(['one.example'], Date.now()));
  });

  test('at the start needs certificates that can be used', async () => {
    const doors = [
      { kind: 'irc', host: '127.0.0.1', port: 0, tls: { certificates: [{ cert: '/no/such', key: '/no' }] } },
    ];
    await expect(TestServer.start({ doors })).rejects.toThrow('/no/such: there is no such file.');
  });
});

describe('the certificate of a client', () => {
  test.each(['TLSv1.2', 'TLSv1.3'] as const)(
    'gives its fingerprint, by %s, at a resumed session too',
    async version => {
      const mine = await folder.add('mine', ['dan']);
      const raw = new X509Certificate(readFileSync(mine.cert)).raw;
      const certfp = createHash('sha256').update(raw).digest('hex');
      const options = {
        cert: readFileSync(mine.cert),
        key: readFileSync(mine.key),
        minVersion: version,
        maxVersion: version,
      };
      const first = await connectTls(server, irc, options);
      let session: Buffer | undefined;
      first.socket.on('session', (ticket: Buffer) => {
        session = ticket;
      });
      await register(first, 'first');
      session ??= (first.socket as TLSSocket).getSession();
      const again = await connectTls(server, irc, { ...options, ...(session && { session }) });
      expect((again.socket as TLSSocket).isSessionReused()).toBe(true);
      await register(again, 'again');
      const entered = [...server.server.sessions.values()].map(({ origin }) => origin.certfp);
      expect(entered).toEqual([certfp, certfp]);
    },
  );

  test('is not asked for when the settings say so', async () => {
    await server.stop();
    const tls = { certificates, clientCertificates: false };
    server = await TestServer.start({ doors: [{ kind: 'irc', host: '127.0.0.1', port: 0, tls }] });
    const mine = await folder.add('mine', ['dan']);
    const peer = await connectTls(server, irc, {
      cert: readFileSync(mine.cert),
      key: readFileSync(mine.key),
    });
    await register(peer, 'dan');
    expect([...server.server.sessions.values()].map(({ origin }) => origin)).toEqual([
      { address: '127.0.0.1', host: '127.0.0.1', secure: true },
    ]);
  });
});

describe('a handshake', () => {
  test('that does not come to an end is cut off after a minute', async () => {
    const peer = server.adopt(await plainly(), 'irc');
    peer.sendRaw(Buffer.from('160301', 'hex'));
    await server.eventually(() => waiting() === 1);
    server.clock.advance(59_999);
    expect(waiting()).toBe(1);
    server.clock.advance(1);
    await peer.closes();
    expect(server.logged.at(-1)).toMatchObject({
      level: 20,
      msg: '127.0.0.1 did not come through the irc door: it took too long',
    });
  });

  test('that is none is closed at once', async () => {
    const peer = server.adopt(await plainly(), 'irc');
    peer.send('NICK dan', 'USER dan 0 * :Dan');
    await server.eventually(() => server.logged.length > 0);
    expect(server.logged.at(-1)?.msg).toMatch(/^127\.0\.0\.1 did not come through the irc door: /);
    expect(waiting()).toBe(0);
    expect(server.server.sessions.size).toBe(0);
  });

  test('that the client gives up is let go', async () => {
    const peer = server.adopt(await plainly(), 'irc');
    await server.eventually(() => waiting() === 1);
    peer.socket.end();
    await server.eventually(() => waiting() === 0);
  });

  test('does not keep the server from stopping', async () => {
    const peer = server.adopt(await plainly(), 'irc');
    await server.eventually(() => waiting() === 1);
    await server.server.stop();
    await peer.closes();
    expect(waiting()).toBe(0);
  });

  test('counts as a connection of its address from the beginning, and once', async () => {
    await server.stop();
    const doors = [{ kind: 'irc', host: '127.0.0.1', port: 0, tls: { certificates } }];
    server = await TestServer.start({ doors, guards: { exempt: [], connectionsPerAddressMax: 2 } });
    const slow = await plainly();
    await server.eventually(() => waiting() === 1);
    const talking = await connectTls(server, irc);
    const refused = await plainly();
    await refused.closes();
    expect(server.logged.map(({ msg }) => msg)).toContain(
      '127.0.0.1 did not come through the irc door: Too many connections from your address',
    );
    slow.socket.destroy();
    await server.eventually(() => waiting() === 0);
    const next = await connectTls(server, irc);
    await (await plainly()).closes();
    for (const peer of [talking, next]) peer.socket.destroy();
    await server.eventually(() => server.server.sessions.size === 0);
    await connectTls(server, irc);
    await connectTls(server, irc);
  });

  test('makes room for another one when there are too many', async () => {
    await server.stop();
    const doors = [{ kind: 'irc', host: '127.0.0.1', port: 0, tls: { certificates } }];
    server = await TestServer.start({ doors, limits: { arrivalsMax: 2 } });
    const peers = [await plainly(), await plainly()];
    await server.eventually(() => waiting() === 2);
    await connectTls(server, irc);
    await peers[0]?.closes();
    await server.eventually(() => waiting() === 1);
    for (const peer of peers) peer.socket.destroy();
  });

  test('makes room as the settings say that were read anew', async () => {
    await server.stop();
    const doors = [{ kind: 'irc', host: '127.0.0.1', port: 0, tls: { certificates } }];
    const read = () => settingsSchema.parse({ doors, limits: { arrivalsMax: 1 } });
    server = await TestServer.start({ doors }, { source: { name: 'salon.yaml', read } });
    const first = await plainly();
    await server.eventually(() => waiting() === 1);
    server.server.reload();
    const second = await plainly();
    await first.closes();
    expect(waiting()).toBe(1);
    second.socket.destroy();
  });

  test('makes room for another one of the same address rather than of others', async () => {
    await expectRoomMadeBy(32, '127.0.0.2', '127.0.0.2');
  });

  test('makes room for another one of the same network, as guards count it', async () => {
    await expectRoomMadeBy(24, '127.0.1.2', '127.0.1.3');
  });

  async function expectRoomMadeBy(addressBitsV4: number, first: string, second: string): Promise<void> {
    await server.stop();
    const doors = [{ kind: 'irc', host: '127.0.0.1', port: 0, tls: { certificates } }];
    server = await TestServer.start({ doors, limits: { arrivalsMax: 2 }, guards: { addressBitsV4 } });
    const from = (localAddress: string) =>
      Peer.over(connect({ host: '127.0.0.1', port: server.port(irc), localAddress }));
    const calm = await from('127.0.0.1');
    await server.eventually(() => waiting() === 1);
    const greedy = [await from(first), await from(second)];
    await greedy[0]?.closes();
    expect(waiting()).toBe(2);
    expect(server.logged.at(-1)).toMatchObject({ host: first });
    for (const peer of [calm, ...greedy]) peer.socket.destroy();
  }
});

describe('under TLS', () => {
  test('who sends all and nothing more is answered to the end', async () => {
    const alice = await connectTls(server, line, halfOpen);
    alice.socket.end('alice\nhello\n/who\n');
    const lines: string[] = [];
    for (let text = await alice.line(); !text.includes('Bye'); text = await alice.line()) lines.push(text);
    expect(lines[0]).toBe('>> Enter pseudo: >> Welcome alice !');
  });

  test('everyone is told when the server stops', async () => {
    const one = await connectTls(server, irc);
    await register(one, 'one');
    const alice = await connectTls(server, line);
    await alice.reads('>> Enter pseudo: ');
    const stopped = server.server.stop();
    expect(await one.until('ERROR')).toBe('ERROR :Closing Link: 127.0.0.1 (The server is stopping)');
    await one.closes();
    await alice.closes('>> The server is stopping. Bye !\n');
    await stopped;
  });

  test('who does not hang up is hung up on', async () => {
    const alice = await connectTls(server, line, halfOpen);
    await alice.reads('>> Enter pseudo: ');
    alice.send('alice');
    await alice.readsLines('>> Welcome alice !');
    alice.send('/quit');
    await alice.until('Bye');
    expect(server.server.sessions.size).toBe(1);
    await server.eventually(() => {
      // What was written counts as unread for a moment, and then it is waited for once more.
      server.clock.advance(500);
      return server.server.sessions.size === 0;
    });
  });

  test('a broken record ends the connection, in words for people', async () => {
    const meddler = new Meddler();
    const peer = await connectTls(server, irc, { port: await meddler.listen(server.port(irc)) });
    await register(peer, 'dan');
    const other = await connectTls(server, irc);
    await register(other, 'other');
    other.send('JOIN #x');
    await other.until(' 366 ');
    peer.send('JOIN #x');
    await other.until('JOIN');
    meddler.say(Buffer.from(`1703030020${'00'.repeat(32)}`, 'hex'));
    expect(await other.line()).toBe(':dan!~dan@127.0.0.1 QUIT :TLS error');
    meddler.close();
  });

  test('an answer of any length comes whole to who reads it', async () => {
    const maker = await connectTls(server, irc);
    await register(maker, 'maker');
    for (let index = 0; index < 90; index += 1) {
      const channel = `#${String(index).padEnd(60, 'x')}`;
      maker.send(`JOIN ${channel}`, `TOPIC ${channel} :${'t'.repeat(300)}`);
      await maker.until('TOPIC');
    }
    const curious = await connectTls(server, irc);
    await register(curious, 'curious');
    curious.send(...Array.from({ length: 20 }, () => 'LIST'));
    let rows = 0;
    for (let ends = 0; ends < 20; ) {
      const text = await curious.line();
      if (text.includes(' 322 ')) rows += 1;
      if (text.includes(' 323 ')) ends += 1;
    }
    expect(rows).toBe(20 * 90);
  });

  test('who does not read is cut off', async () => {
    const talker = await connectTls(server, irc);
    await register(talker, 'talker');
    talker.send('JOIN #x');
    await talker.until(' 366 ');
    const stuck = await connectTls(server, irc);
    await register(stuck, 'stuck');
    stuck.send('JOIN #x');
    await talker.until('stuck!');
    stuck.socket.pause();
    const session = [...server.server.sessions.values()].find(({ nick }) => nick === 'stuck');
    const text = 'z'.repeat(400);
    let most = 0;
    for (let sent = 0; sent < 100_000 && !talker.unread.includes('QUIT'); sent += 50) {
      talker.send(...Array.from({ length: 50 }, () => `PRIVMSG #x :${text}`), `PING ${sent}`);
      const line = await talker.until(/PONG|QUIT/);
      most = Math.max(most, session?.queuedBytes ?? 0);
      if (line.includes('QUIT')) break;
    }
    expect(server.logged.map(({ msg }) => msg)).toContain('stuck left: SendQ exceeded');
    expect(most).toBeLessThanOrEqual(4 * 65_536);
    stuck.socket.destroy();
  });

  test('HTTP is turned away as well', async () => {
    const browser = await connectTls(server, irc);
    browser.sendRaw('GET / HTTP/1.1\r\n\r\n');
    await browser.readsLines('HTTP/1.1 400 Bad Request');
    await browser.until('does not speak HTTP');
    await browser.closes();
  });
});

test('strict transport security says for how long to stay with TLS', async () => {
  await server.stop();
  const doors = [{ kind: 'irc', host: '127.0.0.1', port: 0, tls: { certificates } }];
  const sts = { enabled: true, durationSeconds: 86_400, preload: true };
  server = await TestServer.start({ doors, sts });
  const client = await connectTls(server, irc);
  client.send('CAP LS 302');
  const shown = await client.line();
  // What is offered may need more than one line.
  const last = shown.includes(' LS * :') ? await client.line() : shown;
  expect(last).toMatch(/[ :]sts=duration=86400,preload$/);
});
