import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished } from 'vitest';
import { Store } from '../../src/store/store.ts';
import { newFolder } from '../history/entries.ts';
import { CertificateFolder } from '../support/certificates.ts';
import { FullDisk } from '../support/full-disk.ts';
import { type Asking, ask, RawWeb } from '../support/raw-web.ts';
import { rememberingServer } from '../support/remembering.ts';
import { TestServer } from '../support/test-server.ts';
import { rule } from './rule.ts';

const doors = [
  { kind: 'irc', host: '127.0.0.1', port: 0 },
  { kind: 'web', host: '127.0.0.1', port: 0 },
];

/** More than a connection holds of what nobody reads. */
const largeBytes = 32 * 1024 * 1024;

describe('Pages', () => {
  const folder = mkdtempSync(join(tmpdir(), 'salon-web-'));
  const dist = join(folder, 'dist');
  const script = 'console.log("hello");\n'.repeat(100);
  let server: TestServer;
  beforeAll(async () => {
    mkdirSync(join(dist, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(dist, 'index.html'), '<!doctype html>one');
    writeFileSync(join(dist, 'sw.js'), 'worker');
    writeFileSync(join(dist, 'assets', 'app-1a2b.js'), script);
    writeFileSync(join(dist, 'assets', 'app-1a2b.js.br'), brotliCompressSync(script));
    writeFileSync(join(dist, 'assets', 'app-1a2b.js.gz'), gzipSync(script));
    writeFileSync(join(dist, 'assets', 'large.bin'), Buffer.alloc(largeBytes));
    server = await TestServer.start(
      { doors, server: { name: 'salon.example', network: 'Here' } },
      { web: dist },
    );
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });
  const get = (path: string, asking?: Asking) => ask(server, path, asking);

  rule('WEB-30: each answer has headers that let a page load nothing but the server’s own', async () => {
    for (const path of ['/', '/assets/app-1a2b.js', '/nothing', '/about.json', '/healthz']) {
      const { headers } = await get(path, { headers: { host: 'chat.example:8080' } });
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
      });
      expect(headers).not.toHaveProperty('strict-transport-security');
      expect(String(headers['content-security-policy']).split('; ')).toEqual([
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' https: http: blob: data:",
        "media-src 'self' https: http: blob:",
        "font-src 'self'",
        "connect-src 'self' ws://chat.example:8080",
        "worker-src 'self'",
        "manifest-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ]);
    }
    const odd = await get('/', { headers: { host: "a; script-src 'unsafe-inline'" } });
    expect(odd.headers['content-security-policy']).toContain("connect-src 'self'; worker-src");
  });

  rule('WEB-31: files are sent compressed, and those under /assets/ never change', async () => {
    const app = (coding: string) => get('/assets/app-1a2b.js', { headers: { 'accept-encoding': coding } });
    const common = { 'cache-control': 'public, max-age=31536000, immutable', vary: 'Accept-Encoding' };
    expect((await app('gzip, deflate, br')).headers).toMatchObject({ ...common, 'content-encoding': 'br' });
    expect((await app('gzip')).headers).toMatchObject({ ...common, 'content-encoding': 'gzip' });
    const plain = await app('identity');
    expect(plain).toMatchObject({ status: 200, body: script, headers: common });
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(plain.headers['content-type']).toMatch(/^text\/javascript/);
    for (const [path, body] of [
      ['/', '<!doctype html>one'],
      ['/index.html', '<!doctype html>one'],
      ['/sw.js', 'worker'],
    ] as const) {
      const { headers, ...rest } = await get(path);
      expect(rest).toEqual({ status: 200, body });
      expect(headers['cache-control']).toBe('no-cache');
      const again = await get(path, { headers: { 'if-none-match': String(headers.etag) } });
      expect(again.status).toBe(304);
    }
    // A range that makes no sense, and a file that is gone since it was found, are nobody else's matter.
    expect((await get('/sw.js', { headers: { range: 'bytes=5-2' } })).body).toBe('worker');
    writeFileSync(join(dist, 'old.js'), 'old');
    writeFileSync(join(dist, 'index.html'), '<!doctype html>another');
    expect((await get('/')).body).toBe('<!doctype html>another');
    expect((await get('/old.js')).body).toBe('old');
    unlinkSync(join(dist, 'old.js'));
    await expect(get('/old.js')).rejects.toThrow();
    expect((await get('/healthz')).status).toBe(200);
  });

  rule('WEB-33: HEAD is answered as GET, other methods by 405, and a body by 413', async () => {
    for (const path of ['/', '/healthz', '/readyz', '/about.json']) {
      const [got, head] = [await get(path), await get(path, { method: 'HEAD' })];
      expect([head.status, head.body]).toEqual([200, '']);
      expect(head.headers['content-length']).toBe(got.headers['content-length']);
      const posted = await get(path, { method: 'POST', body: 'x' });
      expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD']);
      expect((await get(path, { headers: { 'content-length': '1' }, body: 'x' })).status).toBe(413);
    }
    expect((await get('/', { method: 'DELETE' })).status).toBe(405);
  });

  rule('WEB-34: nothing outside of the folder is served, and what is not there is 404', async () => {
    for (const path of [
      '/nothing',
      '/assets/',
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/../../secret.txt',
      '/..\\secret.txt',
      '/%00',
      '/%',
      '//secret.txt',
      'http://elsewhere.example/',
    ]) {
      const { status, body } = await get(path);
      expect([path, status]).toEqual([path, 404]);
      expect(body).not.toBe('secret');
    }
  });

  rule('WEB-37: /about.json tells what a client needs to know', async () => {
    const { headers, body } = await get('/about.json');
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store' });
    expect(JSON.parse(body)).toEqual({
      name: 'salon.example',
      network: 'Here',
      lobby: '#lobby',
      version: expect.stringMatching(/^salon-/),
      nickCharsMax: 30,
      registration: true,
    });
  });

  rule('WEB-38: a connection without a whole request is closed, and one that does not read', async () => {
    const slow = await RawWeb.connect(server);
    slow.socket.write('GET / HTTP/1.1\r\nHost: a\r\n');
    // It was taken before this is answered.
    await get('/healthz');
    const gone = once(slow.socket, 'close');
    server.clock.advance(19_000);
    slow.socket.write('Accept: a\r\n');
    await get('/healthz');
    server.clock.advance(1000);
    await gone;

    const idle = await RawWeb.connect(server);
    idle.socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n');
    await server.eventually(() => idle.text.endsWith('ok\n'));
    const closed = once(idle.socket, 'close');
    server.clock.advance(19_000);
    idle.socket.write('GET /about.json HTTP/1.1\r\nHost: a\r\n\r\n');
    await server.eventually(() => idle.text.includes('nickCharsMax'));
    server.clock.advance(20_000);
    await closed;

    // One that does not read takes the only place that its address has, until it is cut off.
    const guards = { connectionsPerAddressMax: 1, connectsPerAddressMax: 0, exempt: [] };
    const narrow = await TestServer.start({ doors, guards }, { web: dist });
    onTestFinished(() => narrow.stop());
    const stuck = await RawWeb.connect(narrow);
    stuck.socket.pause();
    stuck.socket.write('GET /assets/large.bin HTTP/1.1\r\nHost: a\r\n\r\n');
    expect((await ask(narrow, '/healthz')).status).toBe(429);
    while ((await ask(narrow, '/healthz')).status === 429) narrow.clock.advance(30_000);
  });

  rule('WEB-41: who sends many requests before the first is answered is closed', async () => {
    const greedy = await RawWeb.connect(server);
    const closed = once(greedy.socket, 'close');
    greedy.socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(1000));
    await closed;
    expect(greedy.text.split('200 OK').length).toBeLessThan(20);
    expect((await get('/healthz')).status).toBe(200);
  });

  rule('WEB-35: /healthz is answered 200 as long as the process lives', async () => {
    expect(await get('/healthz')).toMatchObject({ status: 200, body: 'ok\n' });
  });
});

rule('WEB-40: a server that stops ends connections that wait, and gives answers their time', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'index.html'), 'x');
  writeFileSync(join(folder, 'large.bin'), Buffer.alloc(largeBytes));
  const server = await TestServer.start({ doors }, { web: folder });
  const [waiting, answered, stuck] = [
    await RawWeb.connect(server),
    await RawWeb.connect(server),
    await RawWeb.connect(server),
  ];
  answered.socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  await server.eventually(() => answered.text.endsWith('x'));
  stuck.socket.write('GET /large.bin HTTP/1.1\r\nHost: a\r\n\r\n');
  await server.eventually(() => stuck.text.includes('200 OK'));
  stuck.socket.pause();
  const closed = [once(waiting.socket, 'close'), once(answered.socket, 'close')];
  const stopped = server.server.stop();
  await Promise.all(closed);
  server.clock.advance(500);
  await stopped;
});

rule('WEB-32: where the browser client is not built, / is answered 503', async () => {
  const folder = newFolder();
  const server = await TestServer.start({ doors }, { web: join(folder, 'dist') });
  onTestFinished(() => server.stop());
  const before = await ask(server, '/');
  expect([before.status, before.body]).toEqual([503, expect.stringContaining('npm run build')]);
  expect((await ask(server, '/sw.js')).status).toBe(404);
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'index.html'), 'built');
  expect((await ask(server, '/')).body).toBe('built');
});

rule('WEB-36: /readyz is answered 503 with what is wrong when something cannot be written to', async () => {
  const disk = new FullDisk();
  const store = Store.open('memory');
  const server = await rememberingServer(
    { doors },
    { folder: newFolder() },
    { system: disk.system },
    { store },
  );
  onTestFinished(() => server.stop());
  const alice = await server.ircIn('#x', 'alice');
  expect(await ask(server, '/readyz')).toMatchObject({ status: 200, body: 'ready\n' });
  const say = async (text: string) => {
    alice.send(`PRIVMSG #x :${text}`);
    await alice.linesUntilNow();
  };
  disk.isFull = true;
  await say('one');
  expect(await ask(server, '/readyz')).toMatchObject({
    status: 503,
    body: 'The history cannot be written to: the disk is full.\n',
  });
  expect((await ask(server, '/healthz')).status).toBe(200);
  disk.isFull = false;
  await say('two');
  expect((await ask(server, '/readyz')).status).toBe(200);
  store.database.pragma('query_only = ON');
  server.logIn('alice', 'alice');
  await alice.until(' 900 ');
  expect(await ask(server, '/readyz')).toMatchObject({
    status: 503,
    body: 'The store cannot be written to: nothing can be written there.\n',
  });
  store.database.pragma('query_only = OFF');
});

describe('With TLS', () => {
  const folder = new CertificateFolder();
  let server: TestServer;
  beforeAll(async () => {
    const certificates = [await folder.add('server', ['localhost'])];
    server = await TestServer.start({
      doors: [{ kind: 'web', host: '127.0.0.1', port: 0, tls: { certificates } }],
    });
  });
  afterAll(async () => {
    await server.stop();
    folder.remove();
  });

  rule('WEB-39: browsers are told to come by TLS only, but not for localhost', async () => {
    const headersAt = async (host: string) =>
      (await ask(server, '/healthz', { secure: true, headers: { host } })).headers;
    const outside = await headersAt('chat.example');
    expect(outside['strict-transport-security']).toMatch(/^max-age=\d+$/);
    expect(outside['content-security-policy']).toContain("connect-src 'self' wss://chat.example;");
    for (const host of ['localhost:8080', 'salon.localhost']) {
      expect(await headersAt(host)).not.toHaveProperty('strict-transport-security');
    }
  });
});
