import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { newFolder } from '../history/entries.ts';
import { CertificateFolder } from '../support/certificates.ts';
import { RawWeb } from '../support/raw-web.ts';
import { TestServer } from '../support/test-server.ts';
import { WebPeer } from '../support/web-peer.ts';
import { rule } from './rule.ts';
import { house } from './scene.ts';

const doors = [
  { kind: 'line', host: '127.0.0.1', port: 0 },
  { kind: 'irc', host: '127.0.0.1', port: 0 },
  { kind: 'web', host: '127.0.0.1', port: 0 },
];
const at = house({ doors, cloak: { enabled: false } });
const text = 'text.ircv3.net';
const binary = 'binary.ircv3.net';

/** Who is in. */
const nicksOf = ({ server }: TestServer) => [...server.sessions.values()].map(({ nick }) => nick);

describe('A WebSocket', () => {
  rule('WEB-1: the first subprotocol of the client is spoken that the server knows', async () => {
    const server = await at.open();
    const spoken = async (...protocols: string[]) => (await WebPeer.open(server, { protocols })).ws.protocol;
    expect(await spoken(binary, text)).toBe(binary);
    expect(await spoken(text, binary)).toBe(text);
    expect(await spoken('soap', binary)).toBe(binary);
  });

  rule('WEB-2: who offers none is spoken to in text, and who offers others is told of none', async () => {
    const server = await at.open();
    const peer = await WebPeer.open(server);
    peer.send('PING x');
    expect((await peer.message()).isBinary).toBe(false);
    expect(peer.ws.protocol).toBe('');
    await expect(WebPeer.open(server, { protocols: ['soap'] })).rejects.toThrow('no subprotocol');
  });

  rule('WEB-3: each line is a message without CR LF, in both directions', async () => {
    const server = await at.open();
    const words = await WebPeer.enter(server, 'words', { protocols: [text] });
    const bytes = await WebPeer.enter(server, 'bytes', { protocols: [binary] });
    words.send('JOIN #x');
    await words.until(' 366 ');
    bytes.send('JOIN #x');
    await bytes.until(' 366 ');
    await words.until('JOIN');
    const said = `é${'x'.repeat(200)}`;
    bytes.ws.send(Buffer.from(`PRIVMSG #x :${said}`));
    expect(await words.message()).toEqual({
      text: `:bytes!~bytes@127.0.0.1 PRIVMSG #x :${said}`,
      isBinary: false,
    });
    words.send('PRIVMSG #x :one\r\nPRIVMSG #x :two\r\n');
    expect(await bytes.message()).toEqual({
      text: ':words!~words@127.0.0.1 PRIVMSG #x :one',
      isBinary: true,
    });
    expect(await bytes.message()).toEqual({
      text: ':words!~words@127.0.0.1 PRIVMSG #x :two',
      isBinary: true,
    });
  });

  rule('WEB-4: one is opened at any path', async () => {
    const server = await at.open();
    for (const path of ['/', '/socket', '/webirc/websocket?x=1', '/assets/']) {
      const peer = await WebPeer.open(server, { path });
      peer.send('PING x');
      expect((await peer.message()).text).toContain('PONG');
    }
  });

  rule('WEB-6: a message in fragments is one line, with a ping between them too', async () => {
    const server = await at.open();
    const raw = await RawWeb.open(server);
    raw.frame(0x01, 'PI');
    raw.frame(0x89, 'there?');
    raw.frame(0x00, 'NG ');
    raw.frame(0x80, 'token');
    await server.eventually(() => raw.text.includes('token'));
    expect(raw.text).toContain('there?');
    expect(raw.text).toMatch(/ 451 | PONG /);
  });

  rule(
    'WEB-7: a line that is too long is answered by 417, a message far too long closes with 1009',
    async () => {
      const server = await at.open();
      const peer = await WebPeer.enter(server, 'a');
      peer.send(`PRIVMSG a :${'x'.repeat(600)}`);
      expect(await peer.until(' 417 ')).toContain('417 a');
      peer.send('x'.repeat(20_000));
      expect((await peer.closed).code).toBe(1009);
      await server.eventually(() => !nicksOf(server).includes('a'));
    },
  );

  rule('WEB-8: a frame without a mask closes with 1002, text that is no UTF-8 with 1007', async () => {
    const server = await at.open();
    const other = await server.ircIn('#x', 'other');
    for (const [nick, breaks, code] of [
      ['unmasked', (raw: RawWeb) => raw.frame(0x81, 'PING x', false), 1002],
      ['garbled', (raw: RawWeb) => raw.frame(0x81, Buffer.from([0xff, 0xfe])), 1007],
      ['reserved', (raw: RawWeb) => raw.frame(0xf1, 'PING x'), 1002],
    ] as const) {
      const raw = await RawWeb.open(server);
      for (const line of [`NICK ${nick}`, `USER ${nick} 0 * :x`, 'JOIN #x']) raw.frame(0x81, line);
      await other.until(`:${nick}!`);
      breaks(raw);
      expect(await other.line()).toBe(`:${nick}!~${nick}@127.0.0.1 QUIT :WebSocket error`);
      await server.eventually(() => raw.closeCode === code);
    }
    expect(nicksOf(server)).toEqual(['other']);
  });

  rule('WEB-9: a line of bytes that is no UTF-8 is answered by FAIL with INVALID_UTF8', async () => {
    const server = await at.open();
    const peer = await WebPeer.enter(server, 'a', { protocols: [binary] });
    peer.ws.send(Buffer.from([0x50, 0x49, 0x4e, 0x47, 0x20, 0xff]));
    expect(await peer.until('FAIL')).toContain('INVALID_UTF8');
  });

  rule('WEB-10: QUIT is answered by ERROR, and closes with 1000', async () => {
    const server = await at.open();
    const peer = await WebPeer.enter(server, 'a');
    peer.send('QUIT :bye');
    await peer.until(/^ERROR :.*bye/);
    expect((await peer.closed).code).toBe(1000);
  });

  rule('WEB-11: a server that stops says so with ERROR, and closes with 1001', async () => {
    const server = await TestServer.start({ doors });
    const peer = await WebPeer.enter(server, 'a');
    const stopped = server.server.stop();
    await peer.until(/^ERROR :.*The server is stopping/);
    expect(await peer.closed).toEqual({ code: 1001, reason: 'The server is stopping' });
    await stopped;
  });

  rule('WEB-12: who closes is gone at once, and so is who goes away without closing', async () => {
    const server = await at.open();
    const other = await server.ircIn('#x', 'other');
    const join = async (nick: string) => {
      const raw = await RawWeb.open(server);
      for (const line of [`NICK ${nick}`, `USER ${nick} 0 * :x`, 'JOIN #x']) raw.frame(0x81, line);
      await other.until(`:${nick}!`);
      return raw;
    };
    const polite = await join('polite');
    // What was said before still counts, and the connection itself stays open.
    polite.frame(0x81, 'PRIVMSG #x :last');
    polite.frame(0x88, Buffer.from([0x03, 0xe9]));
    expect(await other.line()).toBe(':polite!~polite@127.0.0.1 PRIVMSG #x :last');
    expect(await other.line()).toBe(':polite!~polite@127.0.0.1 QUIT :Connection closed');
    expect(polite.closeCode).toBe(1001);
    const ended = once(polite.socket, 'close');
    server.clock.advance(1000);
    await ended;
    const ending = await join('ending');
    ending.socket.end();
    expect(await other.line()).toBe(':ending!~ending@127.0.0.1 QUIT :Connection closed');
    const broken = await join('broken');
    broken.socket.resetAndDestroy();
    expect(await other.line()).toBe(':broken!~broken@127.0.0.1 QUIT :Connection reset by peer');
  });

  rule('WEB-17: people at all doors are in the same rooms', async () => {
    const server = await at.open();
    const web = await WebPeer.enter(server, 'web', { protocols: [text] });
    web.send('JOIN #lobby');
    await web.until(' 366 ');
    const nc = await server.line('nc');
    const irc = await server.ircIn('#lobby', 'irc');
    await web.until(':irc!');
    await nc.until('irc');
    nc.send('from nc');
    expect(await web.until('PRIVMSG')).toBe(':nc!nc@127.0.0.1 PRIVMSG #lobby :from nc');
    irc.send('PRIVMSG #lobby :from irc');
    expect(await web.until('from irc')).toBe(':irc!~irc@127.0.0.1 PRIVMSG #lobby :from irc');
    web.send('PRIVMSG #lobby :from the web');
    expect(await irc.until('from the web')).toBe(':web!~web@127.0.0.1 PRIVMSG #lobby :from the web');
    expect(await nc.until('from the web')).toContain('web');
  });

  rule('WEB-18: who opens one and does not register is let go', async () => {
    const server = await at.open();
    const peer = await WebPeer.open(server);
    server.clock.advance(60_000);
    await peer.until(/^ERROR :/);
    expect((await peer.closed).code).toBe(1000);
  });
});

describe('Origin', () => {
  const listed = house({ doors, web: { origins: ['https://Chat.example', 'app://salon'] } });
  const any = house({ doors, web: { origins: ['*'] } });

  rule('WEB-5: only a page of the server, or of a site that is listed, may open one', async () => {
    const server = await listed.open();
    const port = server.port('web');
    const from = (origin: string, headers = {}) => WebPeer.open(server, { headers: { origin, ...headers } });
    await from(`http://127.0.0.1:${port}`);
    await from(`http://LOCALHOST:${port}`, { host: `localhost:${port}` });
    await from('http://salon.localhost', { host: 'salon.localhost:80' });
    await from('https://[::1]', { host: '[::1]' });
    await from('https://chat.example');
    await from('app://salon');
    for (const wrong of ['http://127.0.0.1:1', 'https://evil.example', 'null', 'nonsense', '']) {
      await expect(from(wrong)).rejects.toThrow('403');
    }
    await WebPeer.open(await any.open(), { headers: { origin: 'https://evil.example' } });
  });

  rule(
    'WEB-19: on the machine itself a page is the server’s own by an address or localhost only',
    async () => {
      const server = await at.open();
      const headers = { origin: 'http://evil.example:8080', host: 'evil.example:8080' };
      await expect(WebPeer.open(server, { headers })).rejects.toThrow('403');
    },
  );
});

describe('What one may cost', () => {
  const lagging = house({ doors, guards: { fakeLag: { burst: 5, perSecond: 1 }, floodExempt: [] } });
  const bounded = house({ doors, limits: { sendqBytesMax: 16_384 } });

  rule('WEB-13: lines beyond a burst are taken at the pace of fake lag, none of them lost', async () => {
    const server = await lagging.open();
    const peer = await WebPeer.enter(server, 'a');
    peer.send(...Array.from({ length: 20 }, (_, index) => `PING ${index}`));
    const numbers: number[] = [];
    const take = async () => numbers.push(Number(/(\d+)$/.exec((await peer.message()).text)?.[1]));
    for (let count = 0; count < 5; count += 1) await take();
    for (let count = 0; count < 15; count += 1) {
      server.clock.advance(1000);
      await take();
    }
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  rule('WEB-14: who does not read is cut off when too much waits', async () => {
    const server = await bounded.open();
    const talker = await server.ircIn('#x', 'talker');
    const stuck = await WebPeer.enter(server, 'stuck');
    stuck.send('JOIN #x');
    await talker.until('stuck!');
    stuck.ws.pause();
    const said = 'z'.repeat(400);
    let left = false;
    for (let burst = 0; !left && burst < 2000; burst += 1) {
      talker.send(...Array.from({ length: 100 }, () => `PRIVMSG #x :${said}`));
      for (const line of await talker.linesUntilNow()) left ||= line.includes('QUIT :SendQ exceeded');
    }
    expect(left).toBe(true);
    stuck.ws.resume();
    expect((await stuck.closed).code).toBe(1006);
  });

  rule('WEB-15: a ping is answered by a pong; who sends nothing else is put out', async () => {
    const server = await at.open();
    const other = await server.ircIn('#x', 'other');
    const peer = await WebPeer.enter(server, 'a');
    peer.send('JOIN #x');
    await other.until('a!');
    peer.ws.ping('still there?');
    const [answer] = await once(peer.ws, 'pong');
    expect(answer.toString()).toBe('still there?');
    for (let count = 0; count < 200; count += 1) peer.ws.pong('x'.repeat(100));
    expect(await other.line()).toBe(':a!~a@127.0.0.1 QUIT :RecvQ exceeded');
  });
});

describe('Behind a proxy', () => {
  const proxied = house({
    doors,
    cloak: { enabled: false },
    trust: { proxies: ['127.0.0.1', '10.0.0.0/8'] },
    guards: { connectionsPerAddressMax: 2, exempt: [], fakeLag: { perSecond: 0 } },
  });
  const crowded = house({
    doors,
    guards: { connectionsPerAddressMax: 2, exempt: [], fakeLag: { perSecond: 0 } },
  });

  const forwardedFor = async (server: TestServer, nick: string, address: string) => {
    const peer = await WebPeer.enter(server, nick, { headers: { 'x-forwarded-for': address } });
    peer.send(`USERHOST ${nick}`);
    return /@(\S+)$/.exec(await peer.until(' 302 '))?.[1];
  };

  rule('WEB-20: a trusted proxy says where one comes from', async () => {
    const server = await proxied.open();
    expect(await forwardedFor(server, 'a', '192.0.2.1')).toBe('192.0.2.1');
    expect(await forwardedFor(server, 'b', '203.0.113.9, 192.0.2.2, 10.1.2.3')).toBe('192.0.2.2');
    expect(await forwardedFor(server, 'c', '[2001:DB8::1]:4711')).toBe('2001:db8::1');
    expect(await forwardedFor(server, 'd', '192.0.2.4:80')).toBe('192.0.2.4');
  });

  rule('WEB-21: from anyone else it says nothing, and neither does what is no address', async () => {
    expect(await forwardedFor(await at.open(), 'a', '192.0.2.1')).toBe('127.0.0.1');
    const server = await proxied.open();
    expect(await forwardedFor(server, 'b', '192.0.2.2, unknown')).toBe('127.0.0.1');
    expect(await forwardedFor(server, 'c', '10.0.0.1')).toBe('127.0.0.1');
  });

  rule(
    'WEB-22: X-Forwarded-Proto says whether one comes by TLS, X-Forwarded-Host for which host',
    async () => {
      const whois = async (server: TestServer, scheme: string) => {
        const headers = {
          'x-forwarded-for': '192.0.2.1',
          'x-forwarded-proto': scheme,
          'x-forwarded-host': 'chat.example',
          origin: 'https://chat.example',
        };
        const peer = await WebPeer.enter(server, 'a', { headers });
        peer.send('WHOIS a');
        const isSecure = (await peer.linesUntilNow()).some(line => line.includes(' 671 '));
        peer.ws.terminate();
        await server.eventually(() => server.users === 0);
        return isSecure;
      };
      const server = await proxied.open();
      expect(await whois(server, 'https')).toBe(true);
      expect(await whois(server, 'http')).toBe(false);
      await expect(whois(await at.open(), 'https')).rejects.toThrow('403');
    },
  );

  rule('WEB-23: who is one too many from behind the proxy is told by ERROR, and 1008', async () => {
    const server = await proxied.open();
    const from = (address: string) => WebPeer.open(server, { headers: { 'x-forwarded-for': address } });
    const [first] = [await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.2')];
    const third = await from('192.0.2.1');
    expect((await third.message()).text).toMatch(/^ERROR :.*192\.0\.2\.1.*Too many connections/);
    expect((await third.closed).code).toBe(1008);
    first?.ws.close();
    await first?.closed;
    const another = await from('192.0.2.1');
    another.send('PING x');
    expect((await another.message()).text).toContain('PONG');
  });

  rule('WEB-24: who is one too many without a proxy is answered 429', async () => {
    const server = await crowded.open();
    const open = [await WebPeer.open(server), await WebPeer.open(server)];
    await expect(WebPeer.open(server)).rejects.toThrow('429');
    open[0]?.ws.close();
    await open[0]?.closed;
    await server.eventually(() => server.server.sessions.size === 1);
    await WebPeer.open(server);
  });
});

describe('At a Unix socket', () => {
  rule('WEB-25: a proxy may come by a Unix socket, and by the PROXY protocol', async () => {
    const path = join(newFolder(), 'web.sock');
    const server = await TestServer.start({
      doors: [
        { kind: 'web', path },
        { kind: 'web', host: '127.0.0.1', port: 0, proxyProtocol: true },
      ],
      trust: { proxies: ['127.0.0.1'] },
      cloak: { enabled: false },
    });
    onTestFinished(() => server.stop());
    const hosts = () => [...server.server.sessions.values()].map(({ origin }) => origin.address);
    const headers = { 'x-forwarded-for': '192.0.2.1' };
    const bySocket = new WebSocket(`ws+unix://${path}:/`, { headers });
    server.ends({ destroy: () => bySocket.terminate() });
    await once(bySocket, 'open');
    expect(hosts()).toEqual(['192.0.2.1']);
    const socket = connect(server.port(1), '127.0.0.1');
    socket.write('PROXY TCP4 192.0.2.2 192.0.2.9 4000 80\r\n');
    const byProxy = new WebSocket('ws://localhost/', { createConnection: () => socket });
    server.ends({ destroy: () => byProxy.terminate() });
    await once(byProxy, 'open');
    expect(hosts()).toEqual(['192.0.2.1', '192.0.2.2']);
  });
});

describe('With TLS', () => {
  const folder = new CertificateFolder();
  let server: TestServer;
  let own: { readonly cert: string; readonly key: string };
  beforeAll(async () => {
    const files = await folder.add('server', ['localhost']);
    own = await folder.add('client', ['client.example']);
    server = await TestServer.start({
      doors: [{ kind: 'web', host: '127.0.0.1', port: 0, tls: { certificates: [files] } }],
    });
  });
  afterAll(async () => {
    await server.stop();
    folder.remove();
  });

  rule('WEB-16: with TLS 671 is in WHOIS, and the certificate of a client is known', async () => {
    const certificate = { cert: readFileSync(own.cert), key: readFileSync(own.key) };
    const peer = await WebPeer.enter(server, 'a', { door: 0, ...certificate });
    onTestFinished(() => peer.ws.terminate());
    peer.send('WHOIS a');
    const lines = (await peer.linesUntilNow()).join('\n');
    expect(lines).toMatch(/ 671 a a :/);
    expect(lines).toMatch(/ 276 a a :.*\b[0-9a-f]{64}\b/);
  });
});
