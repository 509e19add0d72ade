import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect } from 'vitest';
import { Store } from '../../src/store/store.ts';
import { cheapAccounts } from '../support/test-server.ts';
import { basic, FileServer, png } from '../support/uploads.ts';
import { rule } from './rule.ts';
import { withOperator } from './settings.ts';

let at: FileServer | undefined;
afterEach(async () => {
  await at?.stop();
  at = undefined;
});

/** Each test has a server of its own. */
async function serving(files: Record<string, unknown> = {}, more: Record<string, unknown> = {}) {
  at = await FileServer.start({ files, ...more });
  return at;
}

/** A server, someone who is logged in to an account, and her authorization. */
async function scene(files: Record<string, unknown> = {}, more: Record<string, unknown> = {}) {
  // Nobody is thrown out while the clock is moved.
  const host = await serving(files, { idle: { ircPingSeconds: 0 }, ...more });
  const alice = await host.owner('alice', ...speaking);
  alice.send('JOIN #lobby');
  await alice.until(/ 366 /);
  return { host, alice, by: await host.ticket(alice) };
}

/** What clients agree to who take back and edit. */
const speaking = [
  'message-tags',
  'echo-message',
  'draft/message-redaction',
  'draft/message-edit',
  'batch',
  'draft/metadata-3',
];

/** Says something, and returns its id. */
async function said(peer: Awaited<ReturnType<FileServer['owner']>>, target: string, text: string) {
  peer.send(`PRIVMSG ${target} :${text}`);
  const line = await peer.until(` PRIVMSG ${target} `);
  return /msgid=([^; ]+)/.exec(line)?.[1] ?? '';
}

/** A request whose end does not come. */
async function begun(host: FileServer, by: string): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: host.server.port('web') });
  socket.on('error', () => undefined);
  host.server.ends(socket);
  await once(socket, 'connect');
  socket.write(
    `POST /upload HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${by}\r\nContent-Type: image/png\r\nContent-Length: 5000\r\n\r\n`,
  );
  socket.write(png);
  await host.lie(1);
  return socket;
}

describe('Tickets', () => {
  rule('FILEHOST-1: 005 tells where files may be uploaded', async () => {
    const host = await serving();
    const peer = await host.server.connect('irc');
    peer.send('NICK a', 'USER a 0 * :a');
    const token = await peer.until('draft/FILEHOST=');
    expect(token).toContain(` draft/FILEHOST=http://localhost:${host.server.port('web')}/upload `);
    expect(token).toContain(` soju.im/FILEHOST=http://localhost:${host.server.port('web')}/upload `);
    await host.stop();
    const open = await serving(
      {},
      {
        doors: ['irc', 'web'].map(kind => ({ kind, host: '0.0.0.0', port: 0 })),
        server: { name: 'chat.example' },
      },
    );
    const far = await open.server.connect('irc');
    far.send('NICK a', 'USER a 0 * :a');
    await far.until(` draft/FILEHOST=http://chat.example:${open.server.port('web')}/upload `);
    await open.stop();
    const behind = await serving({ url: 'https://chat.example/salon' });
    const other = await behind.server.connect('irc');
    other.send('NICK a', 'USER a 0 * :a');
    await other.until(' draft/FILEHOST=https://chat.example/salon/upload ');
    const { path } = await behind.send(png, { by: await behind.ticket(await behind.owner('bob')) });
    expect(path).toMatch(/^\/salon\/files\//);
    await behind.stop();
    const off = await serving({ enabled: false });
    const late = await off.server.connect('irc');
    late.send('NICK a', 'USER a 0 * :a');
    const lines: string[] = [];
    for (let line = ''; !/ (376|422) /.test(line); lines.push(line)) line = await late.line();
    expect(lines.join('\n')).not.toContain('FILEHOST');
    late.send('FILEHOST TICKET');
    await late.until('FAIL FILEHOST DISABLED TICKET');
    expect((await off.send(png)).status).toBe(405);
  });

  rule('FILEHOST-2 FILEHOST-3 FILEHOST-4: a ticket is for who is logged in', async () => {
    const { host, alice, by } = await scene({ ticketSeconds: 60 });
    alice.send('FILEHOST TICKET');
    expect(await alice.until('FILEHOST TICKET')).toMatch(/^:\S+ FILEHOST TICKET [\w-]{32} 60$/);
    expect(await host.ticket(alice)).toBe(by);
    host.server.clock.advance(31_000);
    expect(await host.ticket(alice)).not.toBe(by);
    alice.send('FILEHOST eat');
    await alice.until('FAIL FILEHOST INVALID_PARAMS eat');
    const guest = await host.server.irc('guest');
    guest.send('FILEHOST TICKET');
    await guest.until('FAIL FILEHOST ACCOUNT_REQUIRED TICKET');
  });

  rule('FILEHOST-5: it holds for a while, and as long as its account may upload', async () => {
    const { host, alice, by } = await scene({ ticketSeconds: 60 }, withOperator);
    const send = async (by: string) => (await host.send(png, { by })).status;
    expect([await send(by), await send(by)]).toEqual([201, 201]);
    host.server.clock.advance(60_000);
    expect(await send(by)).toBe(401);
    const another = await host.ticket(alice);
    const root = await host.server.irc('root');
    root.send('OPER root secret', 'NS SUSPEND alice');
    await root.until(/suspended/i);
    expect(await send(another)).toBe(401);
    expect(await send(basic('alice'))).toBe(403);
    root.send('NS UNSUSPEND alice');
    await root.linesUntilNow();
    expect(await send(another)).toBe(201);
  });
});

describe('Uploading', () => {
  rule('FILEHOST-10: OPTIONS tells what may be uploaded', async () => {
    const host = await serving({ types: ['image/png', 'text/plain'], fileBytesMax: 5000 });
    const { status, headers } = await host.get('/upload', {}, 'OPTIONS');
    expect([status, headers['accept-post'], headers['upload-limit'], headers.allow]).toEqual([
      204,
      'image/png, text/plain',
      'max-size=5000',
      'OPTIONS, POST',
    ]);
    for (const method of ['GET', 'PUT', 'DELETE']) {
      expect((await host.get('/upload', {}, method)).status).toBe(405);
    }
  });

  rule('FILEHOST-11: by a ticket, a password or a login token', async () => {
    const { host, alice, by } = await scene();
    alice.send('TOKEN ADD :phone');
    const token = (await alice.until(' TOKEN ADD ')).split(' ')[4];
    for (const authorization of [by, basic('alice'), basic('ALICE'), basic('alice', token)]) {
      const { status, path, headers } = await host.send(png, {
        by: authorization,
        type: 'image/png',
        name: `filename="x.png"; filename*=UTF-8''caf%C3%A9%20%C2%BD.png`,
      });
      expect([status, headers.location]).toEqual([201, path]);
      expect(path).toMatch(/^\/files\/[\w-]{24}\/caf%C3%A9%20%C2%BD\.png$/);
      const got = await host.get(path);
      expect([got.status, got.body.equals(png), got.headers['content-type']]).toEqual([
        200,
        true,
        'image/png',
      ]);
      expect(got.headers['content-disposition']).toBe(`inline; filename*=UTF-8''caf%C3%A9%20%C2%BD.png`);
    }
  });

  rule('FILEHOST-12: 401 without, and 429 after too many wrong ones', async () => {
    const { host } = await scene(
      {},
      {
        accounts: {
          ...cheapAccounts,
          throttle: { ...cheapAccounts.throttle, failuresPerAddressMax: 2 },
        },
      },
    );
    const answer = async (by?: string) => {
      const { status, headers } = await host.send(png, { by });
      return [status, headers['www-authenticate'] ?? headers['retry-after']];
    };
    const challenge = 'Basic realm="Salon", charset="UTF-8"';
    expect(await answer()).toEqual([401, challenge]);
    for (const odd of ['Basic', 'Basic !', 'Basic YQ==', 'Digest x', 'Bearer', `Basic ${'a'.repeat(5000)}`]) {
      expect((await answer(odd))[0]).toBe(401);
    }
    expect(await answer('Bearer nonsense')).toEqual([401, 'Bearer realm="Salon", error="invalid_token"']);
    expect(await answer(basic('alice', 'wrong'))).toEqual([401, challenge]);
    expect(await answer(basic('nobody', 'wrong'))).toEqual([401, challenge]);
    const [status, wait] = await answer(basic('alice'));
    expect(status).toBe(429);
    expect(Number(wait)).toBeGreaterThan(0);
    expect(host.lying).toEqual([]);
  });

  rule('FILEHOST-13: a file that is too large is refused at once', async () => {
    const { host, by } = await scene({ fileBytesMax: 10_000 });
    const large = Buffer.concat([png, Buffer.alloc(200_000)]);
    expect((await host.send(large, { by })).status).toBe(413);
    expect((await host.send(large, { by, chunked: true })).status).toBe(413);
    const most = Buffer.concat([png, Buffer.alloc(10_000 - png.length)]);
    expect((await host.send(most, { by, chunked: true })).status).toBe(201);
    await host.lie(1);
  });

  rule('FILEHOST-14: what a file is, its first bytes say', async () => {
    const { host, by } = await scene();
    const kind = async (content: string | Buffer, type: string) => {
      const { status, path } = await host.send(content, { by, type });
      return status === 201 ? (await host.get(path)).headers['content-type'] : status;
    };
    expect(await kind(png, 'text/html')).toBe('image/png');
    expect(await kind('hello', 'text/plain; charset=utf-8')).toBe('text/plain; charset=utf-8');
    expect(await kind('# hello', 'text/markdown')).toBe('text/plain; charset=utf-8');
    expect(await kind('{}', 'application/json')).toBe('text/plain; charset=utf-8');
    expect(await kind('<script>alert(1)</script>', 'text/plain')).toBe('text/plain; charset=utf-8');
    expect(await kind('GIF89a<script>alert(1)</script>', 'text/html')).toBe('image/gif');
    const pages = ['text/html', 'image/svg+xml', 'application/xhtml+xml', 'text/xml'];
    for (const type of pages) expect(await kind('<svg onload="alert(1)"/>', type)).toBe(415);
    expect(await kind('<?xml version="1.0"?><svg/>', 'text/plain')).toBe(415);
    expect(await kind('no picture', 'image/png')).toBe(415);
    expect(await kind(Buffer.from([0, 1, 2, 3]), 'text/plain')).toBe(415);
    expect(await kind(Buffer.from([0xc3, 0x28]), 'text/plain')).toBe(415);
    expect(await kind(Buffer.from('MZ\x90\x00\x03', 'latin1'), 'image/png')).toBe(415);
  });

  rule('FILEHOST-15: a file with nothing in it', async () => {
    const { host, by } = await scene();
    expect((await host.send('', { by })).status).toBe(400);
    expect((await host.send('', { by, chunked: true })).status).toBe(400);
    await host.lie(0);
  });

  rule('FILEHOST-16: an account has so much room, and the server', async () => {
    const { host, by } = await scene({ accountBytesMax: 2000, totalBytesMax: 3000 });
    const bob = await host.ticket(await host.owner('bob'));
    const send = async (by: string, chunked = false) =>
      (await host.send(Buffer.concat([png, Buffer.alloc(1184)]), { by, chunked })).status;
    const first = await host.send(Buffer.concat([png, Buffer.alloc(1184)]), { by });
    expect(first.status).toBe(201);
    expect([await send(by), await send(by, true)]).toEqual([507, 507]);
    expect(await send(bob)).toBe(201);
    const carol = await host.ticket(await host.owner('carol'));
    expect([await send(carol), await send(carol, true)]).toEqual([507, 507]);
    await host.send(undefined, { method: 'DELETE', path: first.path, by });
    expect(await send(carol)).toBe(201);
  });

  rule('FILEHOST-17 FILEHOST-18: few at once, and nothing stays of what is broken off', async () => {
    const { host, by } = await scene({ perOwnerAtOnceMax: 1, accountBytesMax: 5000 });
    const socket = await begun(host, by);
    expect((await host.send(png, { by })).status).toBe(429);
    const bob = await host.ticket(await host.owner('bob'));
    expect((await host.send(png, { by: bob })).status).toBe(201);
    socket.destroy();
    await host.lie(1);
    expect((await host.send(Buffer.concat([png, Buffer.alloc(4800)]), { by })).status).toBe(201);
    expect(host.server.logged.filter(({ incident }) => incident !== undefined)).toEqual([]);
    expect(host.server.server.hands.store.files.next('', 9)).toHaveLength(2);
  });

  rule('FILEHOST-17: few at once in all', async () => {
    const { host, by } = await scene({ atOnceMax: 1 });
    await begun(host, by);
    const bob = await host.ticket(await host.owner('bob'));
    const { status, headers } = await host.send(png, { by: bob });
    expect([status, headers['retry-after']]).toEqual([429, '5']);
  });

  rule('FILEHOST-19: when the disk fails, nothing stays', async () => {
    const { host, by } = await scene();
    rmSync(join(host.folder, 'incoming'), { recursive: true });
    expect((await host.send(png, { by })).status).toBe(500);
    expect(host.server.logged.map(({ msg }) => msg)).toContainEqual(
      expect.stringContaining('A file could not be saved: '),
    );
    expect(host.server.logged.filter(({ incident }) => incident !== undefined)).toEqual([]);
    expect(host.server.server.hands.store.files.next('', 9)).toEqual([]);
  });

  rule('FILEHOST-20: guests of one network share what an account has', async () => {
    const host = await serving({ guests: true, accountBytesMax: 1024 });
    const [one, two] = [await host.server.irc('one'), await host.server.irc('two')];
    const large = Buffer.concat([png, Buffer.alloc(700)]);
    expect((await host.send(large, { by: await host.ticket(one) })).status).toBe(201);
    expect((await host.send(large, { by: await host.ticket(two) })).status).toBe(507);
  });

  rule('FILEHOST-21: pages of some other sites may upload', async () => {
    const { host, by } = await scene({}, { web: { origins: ['https://gamja.example'] } });
    const asked = async (origin: string) => {
      const { headers } = await host.send(png, { by, headers: { Origin: origin } });
      return [headers['access-control-allow-origin'], headers['access-control-expose-headers']];
    };
    expect(await asked('https://gamja.example')).toEqual(['https://gamja.example', 'Location, Upload-Limit']);
    expect(await asked('https://evil.example')).toEqual([undefined, undefined]);
    const { headers } = await host.get('/upload', { Origin: 'https://gamja.example' }, 'OPTIONS');
    expect(headers['access-control-allow-headers']).toContain('Authorization');
  });
});

describe('Reading', () => {
  rule('FILEHOST-30 FILEHOST-31: a file never runs as a page', async () => {
    const { host, by } = await scene({
      types: ['image/png', 'application/pdf', 'text/html', 'image/svg+xml'],
    });
    const sent: readonly (readonly [string | Buffer, string, string, string])[] = [
      [png, 'image/png', 'inline', 'image/png'],
      ['%PDF-1.4\n', 'application/pdf', 'attachment', 'application/octet-stream'],
      ['<script>alert(1)</script>', 'text/html', 'attachment', 'application/octet-stream'],
      ['<svg/>', 'image/svg+xml', 'attachment', 'application/octet-stream'],
    ];
    for (const [content, type, disposition, shown] of sent) {
      const { path } = await host.send(content, { by, type, name: 'filename=x.html' });
      const { headers } = await host.get(path);
      expect(headers).toMatchObject({
        'content-type': shown,
        'content-disposition': `${disposition}; filename*=UTF-8''x.html`,
        'content-security-policy': expect.stringMatching(/^sandbox; default-src 'none'/),
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': 'private, max-age=86400, immutable',
      });
    }
  });

  rule('FILEHOST-32: ranges, HEAD and ETag', async () => {
    const { host, by } = await scene();
    const { path } = await host.send('0123456789', { by, type: 'text/plain' });
    const get = async (headers: Record<string, string>) => {
      const got = await host.get(path, headers);
      return [got.status, got.headers['content-range'], got.body.toString()];
    };
    const { etag = '' } = (await host.get(path)).headers;
    expect(await get({ range: 'bytes=2-4' })).toEqual([206, 'bytes 2-4/10', '234']);
    expect(await get({ range: 'bytes=8-' })).toEqual([206, 'bytes 8-9/10', '89']);
    expect(await get({ range: 'bytes=-3' })).toEqual([206, 'bytes 7-9/10', '789']);
    expect(await get({ range: 'bytes=5-99999999999999999999' })).toEqual([206, 'bytes 5-9/10', '56789']);
    expect((await get({ range: 'bytes=10-' }))[0]).toBe(416);
    for (const odd of ['bytes=4-2', 'bytes=0-1,3-4', 'lines=1-2', 'bytes=-', 'bytes=a-b']) {
      expect(await get({ range: odd })).toEqual([200, undefined, '0123456789']);
    }
    expect((await get({ range: 'bytes=0-0', 'if-range': etag }))[0]).toBe(206);
    expect((await get({ range: 'bytes=0-0', 'if-range': '"x"' }))[0]).toBe(200);
    expect((await get({ 'if-none-match': `"x", W/${etag}` }))[0]).toBe(304);
    const head = await host.get(path, {}, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '10', 0]);
  });

  rule('FILEHOST-33: names are made harmless', async () => {
    const { host, by } = await scene();
    const named = async (name: string) =>
      decodeURIComponent((await host.send(png, { by, name })).path.split('/')[3] ?? '');
    expect(await named('filename="../../etc/passwd"')).toBe('passwd');
    expect(await named('filename="C:\\\\x\\\\y.png"')).toBe('y.png');
    expect(await named(`filename*=UTF-8''cat%E2%80%AEgnp.exe%00%0D%0A.png`)).toBe('catgnp.exe.png');
    expect(await named('filename=".htaccess"')).toBe('htaccess');
    expect(await named(`filename*=UTF-8''%FF; filename="plain.png"`)).toBe('plain.png');
    expect(await named(`filename="${'x'.repeat(300)}.png"`)).toBe(`${'x'.repeat(96)}.png`);
    expect(await named('filename=""')).toBe('file');
    expect(await named(`filename*=UTF-8''it's(1).png`)).toBe("it's(1).png");
  });

  rule('FILEHOST-34: anything else is not there', async () => {
    const { host, by } = await scene();
    const path = await host.picture(by);
    writeFileSync(join(host.folder, 'secret'), 'secret');
    const id = path.split('/')[2];
    for (const odd of [
      '/files/',
      '/files/secret',
      '/files/../secret',
      '/files/%2e%2e%2fsecret/x',
      '/files/incoming/x',
      `/files/..%2f${id}/x`,
      `/files/${'a'.repeat(24)}/cat.png`,
      `/files/${id}x/cat.png`,
    ]) {
      expect([odd, (await host.get(odd)).status]).toEqual([odd, 404]);
    }
    expect(await host.isThere(`/files/${id}/another-name`)).toBe(true);
    // What somebody else has taken away is not there either.
    rmSync(join(host.folder, id ?? ''));
    expect((await host.get(path)).status).toBe(404);
  });

  rule('FILEHOST-35: its owner deletes it', async () => {
    const { host, by } = await scene();
    const path = await host.picture(by);
    const remove = async (by?: string) => (await host.send(undefined, { method: 'DELETE', path, by })).status;
    expect(await remove()).toBe(401);
    expect(await remove(await host.ticket(await host.owner('bob')))).toBe(404);
    expect(await remove(basic('alice'))).toBe(200);
    expect(await remove(by)).toBe(404);
    expect(await host.isThere(path)).toBe(false);
    await host.lie(0);
  });
});

describe('How long', () => {
  const hour = 3_600_000;

  rule('FILEHOST-40: what is not said goes soon, and what is said later', async () => {
    const { host, alice, by } = await scene({ unsaidHours: 2, days: 2 });
    const [silent, known] = [await host.picture(by), await host.picture(by)];
    await said(alice, '#lobby', `look: http://localhost${known}`);
    host.server.clock.advance(2 * hour - 1);
    expect([await host.isThere(silent), await host.isThere(known)]).toEqual([true, true]);
    host.server.clock.advance(hour);
    expect([await host.isThere(silent), await host.isThere(known)]).toEqual([false, true]);
    await host.lie(1);
    host.server.clock.advance(47 * hour);
    expect(await host.isThere(known)).toBe(false);
    await host.lie(0);
  });

  rule('FILEHOST-41: it goes with its message', async () => {
    const { host, alice, by } = await scene();
    const paths = [await host.picture(by), await host.picture(by), await host.picture(by)];
    const there = async () => await Promise.all(paths.map(path => host.isThere(path)));
    const first = await said(alice, '#lobby', `http://x${paths[0]} and http://x${paths[1]}`);
    const second = await said(alice, '#lobby', 'nothing yet');
    alice.send(`EDIT #lobby ${first} :http://x${paths[1]}`, `EDIT #lobby ${second} :http://x${paths[2]}`);
    await alice.until(`EDIT #lobby ${second}`);
    expect(await there()).toEqual([false, true, true]);
    alice.send(`REDACT #lobby ${first}`);
    await alice.until(`REDACT #lobby ${first}`);
    expect(await there()).toEqual([false, false, true]);
    alice.send(`REDACT #lobby ${second}`);
    await alice.until(`REDACT #lobby ${second}`);
    expect(await there()).toEqual([false, false, false]);
    await host.lie(0);
  });

  rule('FILEHOST-42: others take nothing away', async () => {
    const { host, by } = await scene({ unsaidHours: 1 });
    const bob = await host.owner('bob', ...speaking);
    bob.send('JOIN #lobby');
    const path = await host.picture(by);
    const message = await said(bob, '#lobby', `http://x${path}`);
    bob.send(`REDACT #lobby ${message}`);
    await bob.until('REDACT #lobby');
    host.server.clock.advance(2 * hour);
    expect(await host.isThere(path)).toBe(true);
  });

  rule('FILEHOST-43: it goes with its room', async () => {
    const { host, alice, by } = await scene();
    const path = await host.picture(by);
    alice.send('JOIN #tea', 'CS REGISTER #tea');
    await said(alice, '#tea', `http://x${path}`);
    alice.send('RENAME #tea #coffee :better', 'CS SET #coffee HISTORY off');
    const [, code] = /HISTORY off (\S+)/.exec(await alice.until(/HISTORY off \S+/)) ?? [];
    expect(await host.isThere(path)).toBe(true);
    alice.send(`CS SET #coffee HISTORY off ${code}`);
    await alice.linesUntilNow();
    expect(await host.isThere(path)).toBe(false);
  });

  rule('FILEHOST-43: it goes when its room remembers the message no longer', async () => {
    const { host, alice, by } = await scene();
    const [short, long] = [await host.picture(by), await host.picture(by)];
    alice.send('JOIN #tea', 'CS REGISTER #tea', 'CS SET #tea HISTORY 1d');
    await said(alice, '#tea', `http://x${short}`);
    await said(alice, '#lobby', `http://x${long}`);
    host.server.clock.advance(25 * hour);
    await host.server.eventually(() => {
      host.server.clock.advance(60_000);
      return host.lying.length === 1;
    });
    expect([await host.isThere(short), await host.isThere(long)]).toEqual([false, true]);
  });

  rule('FILEHOST-44: it goes with its account', async () => {
    const { host, alice, by } = await scene({}, withOperator);
    const path = await host.picture(by);
    host.server.clock.advance(1000);
    const root = await host.server.irc('root');
    root.send('OPER root secret', 'NS FORGET alice all');
    const [, code] = /FORGET alice all (\S+)/.exec(await root.until(/FORGET alice all \S+/)) ?? [];
    root.send(`NS FORGET alice all ${code}`);
    await root.linesUntilNow();
    expect(await host.isThere(path)).toBe(false);
    const another = await host.picture(by);
    host.server.server.loop.submit({ type: 'remove-account', account: 'alice' });
    expect(await host.isThere(another)).toBe(false);
    expect((await host.send(png, { by })).status).toBe(401);
    await host.lie(0);
    expect(alice.hasEnded).toBe(false);
  });

  rule('FILEHOST-44: what is on its way when its account is dropped does not come', async () => {
    const { host, by } = await scene();
    const socket = await begun(host, by);
    host.server.server.loop.submit({ type: 'remove-account', account: 'alice' });
    const answered = once(socket, 'data');
    socket.write(Buffer.alloc(5000 - png.length));
    expect(String((await answered)[0])).toMatch(/^HTTP\/1\.1 403 /);
    await host.lie(0);
  });

  rule('FILEHOST-45: an avatar stays until there is another one', async () => {
    const { host, alice, by } = await scene({ days: 1 });
    const [first, second] = [await host.picture(by), await host.picture(by)];
    alice.send(`METADATA * SET avatar :http://x${first}`);
    await alice.linesUntilNow();
    host.server.clock.advance(20 * hour);
    alice.send(`METADATA * SET avatar :http://x${second}`);
    await alice.linesUntilNow();
    expect([await host.isThere(first), await host.isThere(second)]).toEqual([false, true]);
    host.server.clock.advance(400 * hour);
    expect(await host.isThere(second)).toBe(true);
    alice.send('METADATA * SET avatar');
    await alice.linesUntilNow();
    expect(await host.isThere(second)).toBe(false);
  });

  rule('FILEHOST-46: files outlive a restart', async () => {
    const before = await FileServer.start();
    const alice = await before.owner('alice', ...speaking);
    alice.send('JOIN #lobby');
    const by = await before.ticket(alice);
    const [kept, lost] = [await before.picture(by), await before.picture(by)];
    const id = (path: string) => path.split('/')[2] ?? '';
    await said(alice, '#lobby', `http://x${kept}`);
    const { folder } = before;
    // As when the server dies; its accounts would go with the tests' own way to stop.
    const store = Store.open('memory');
    for (const file of before.server.server.hands.store.files.next('', 9)) store.files.add(file);
    await before.stop({ keep: true });
    await before.lie(0);
    writeFileSync(join(folder, id(kept)), png);
    writeFileSync(join(folder, 'incoming', id(lost)), png);
    writeFileSync(join(folder, `${'x'.repeat(24)}`), png);
    at = await FileServer.start({}, { folder, store });
    expect(at.lying).toEqual([id(kept)]);
    expect([await at.isThere(kept), await at.isThere(lost)]).toEqual([true, false]);
    expect(store.files.next('', 9)).toMatchObject([{ id: id(kept), target: '#lobby' }]);
  });
});
