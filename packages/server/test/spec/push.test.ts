import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { Store } from '../../src/store/store.ts';
import type { Peer } from '../support/peer.ts';
import { Device, type Pushed, PushSink, vapidOf } from '../support/push-sink.ts';
import { TestServer } from '../support/test-server.ts';
import { rule } from './rule.ts';

const caps = ['draft/webpush', 'message-tags'];

let sink: PushSink;
let server: TestServer;
/** What names lead to. */
const names = new Map<string, readonly string[]>();
const surroundings = () => ({
  names: {
    addressesOf: async (name: string, family: 4 | 6) =>
      (names.get(name) ?? []).filter(address => address.includes(':') === (family === 6)),
  },
  ca: sink.ca,
});
const own = { privateRanges: ['127.0.0.1'] };
/** Nobody is asked for a sign of life while tests let days pass. */
const idle = { ircPingSeconds: 0 };
const others: TestServer[] = [];

beforeAll(async () => {
  sink = await PushSink.start('push.test', 'inside.test');
  server = await TestServer.start({ push: own, idle }, { push: surroundings() });
});
afterEach(async () => {
  await server.empty();
  for (const other of others.splice(0)) await other.stop();
  sink.pushed.length = 0;
  sink.says.clear();
  names.clear();
});
afterAll(async () => {
  await server.stop();
  await sink.stop();
});

async function another(push: Record<string, unknown>): Promise<TestServer> {
  const started = await TestServer.start({ push: { ...own, ...push }, idle }, { push: surroundings() });
  others.push(started);
  return started;
}

function at(path: string, host = 'push.test'): string {
  return `https://${host}:${sink.port}/${path}`;
}

/** Someone who is logged in to the account of her nick. */
async function member(nick: string, where = server, capabilities: readonly string[] = caps): Promise<Peer> {
  const peer = await where.irc(nick, ...capabilities);
  where.logIn(nick, nick);
  return peer;
}

/** Registers an endpoint of the sink, and reads the first message. */
async function subscribe(peer: Peer, path: string): Promise<Device> {
  names.set('push.test', ['127.0.0.1']);
  const device = new Device();
  peer.send(`WEBPUSH REGISTER ${at(path)} ${device.keys}`);
  await peer.until(` WEBPUSH REGISTER ${at(path)}`);
  const first = sink.pushed.pop();
  expect(first && device.read(first)).toMatch(/^:salon\.localhost NOTE WEBPUSH REGISTERED :/);
  return device;
}

/** What is pushed next to a path. */
async function pushedTo(path: string, count = 1): Promise<Pushed> {
  const found = () => sink.pushed.filter(one => one.path === `/${path}`);
  await server.eventually(() => found().length >= count);
  const last = found()[count - 1];
  if (last === undefined) throw new Error('nothing was pushed');
  return last;
}

async function failure(peer: Peer, line: string): Promise<string> {
  peer.send(line);
  const answer = await peer.until(/ WEBPUSH /);
  return answer.replace(/^:\S+ /, '').replace(/ :.*/, '');
}

describe('Registering', () => {
  rule(
    'WEBPUSH-1: to who agreed to neither capability it is unknown, and where it is off neither is offered',
    async () => {
      const peer = await member('alice', server, []);
      peer.send('WEBPUSH REGISTER x y');
      await peer.until(' 421 alice WEBPUSH ');
      const off = await another({ enabled: false });
      const other = await off.connect('irc');
      other.send(
        'CAP LS',
        'CAP REQ :soju.im/webpush',
        'NICK bob',
        'USER b 0 * :b',
        'CAP END',
        'WEBPUSH UNREGISTER x',
      );
      expect(await other.line()).not.toContain('webpush');
      await other.until(' CAP * NAK :soju.im/webpush');
      await other.until(' 421 bob WEBPUSH ');
    },
  );

  rule('WEBPUSH-2: who agreed to one is told VAPID, in the welcome or as soon as she agrees', async () => {
    const late = await server.connect('irc');
    late.send('NICK late', 'USER late 0 * :l');
    let welcome = '';
    for (let line = ''; !/ 376 /.test(line); line = await late.line()) welcome += line;
    expect(welcome).not.toContain('VAPID=');
    late.send('CAP REQ :soju.im/webpush');
    const told = await late.until(/ 005 late VAPID=/);
    const early = await server.connect('irc');
    early.send('CAP REQ :draft/webpush', 'NICK early', 'USER e 0 * :e', 'CAP END');
    const [, key = ''] = / VAPID=(\S+)/.exec(await early.until(' VAPID=')) ?? [];
    expect(told).toContain(` VAPID=${key} `);
    expect(Buffer.from(key, 'base64url')).toHaveLength(65);
    const alice = await member('alice');
    names.set('push.test', ['127.0.0.1']);
    await subscribe(alice, 'v');
    early.send('PRIVMSG alice :hello');
    const { key: signer, claims } = vapidOf(await pushedTo('v'));
    expect(signer).toBe(key);
    expect(claims.aud).toBe(`https://push.test:${sink.port}`);
    expect(claims.sub).toBe('https://salon.localhost');
    expect(claims.exp * 1000).toBeGreaterThan(Date.now());
    expect(claims.exp * 1000).toBeLessThanOrEqual(Date.now() + 86_400_000);
  });

  rule('WEBPUSH-3: REGISTER is answered once the push server has taken a first message', async () => {
    const alice = await member('alice');
    await subscribe(alice, 'a');
    await subscribe(alice, `long-${'x'.repeat(350 - at('long-').length)}`);
  });

  rule('WEBPUSH-4: what cannot be read is answered by FAIL INVALID_PARAMS', async () => {
    const alice = await member('alice');
    for (const [line, about] of [
      ['WEBPUSH', '* *'],
      ['WEBPUSH EAT x', 'EAT x'],
      ['WEBPUSH REGISTER https://push.test/1', 'REGISTER https://push.test/1'],
      ['WEBPUSH UNREGISTER', 'UNREGISTER *'],
      ['WEBPUSH UNREGISTER x y', 'UNREGISTER x'],
    ] as const) {
      expect(await failure(alice, line)).toBe(`FAIL WEBPUSH INVALID_PARAMS ${about}`);
    }
  });

  rule('WEBPUSH-5: who is logged in to no account is answered by FAIL FORBIDDEN', async () => {
    const guest = await server.irc('guest', ...caps);
    const line = `WEBPUSH REGISTER ${at('g')} ${new Device().keys}`;
    expect(await failure(guest, line)).toBe(`FAIL WEBPUSH FORBIDDEN REGISTER ${at('g')}`);
    expect(sink.pushed).toEqual([]);
  });

  rule('WEBPUSH-6: keys that are none are answered by FAIL INVALID_PARAMS', async () => {
    names.set('push.test', ['127.0.0.1']);
    const alice = await member('alice');
    const { keys } = new Device();
    const [p256dh = '', auth = ''] = keys.split(';');
    const offCurve = `p256dh=${Buffer.from([4, ...new Uint8Array(64).fill(7)]).toString('base64url')}`;
    for (const wrong of [
      'x',
      p256dh,
      auth,
      `${p256dh};auth=AAAA`,
      `p256dh=AAAA;${auth}`,
      `${offCurve};${auth}`,
    ]) {
      const line = `WEBPUSH REGISTER ${at('k')} ${wrong}`;
      expect(await failure(alice, line)).toBe(`FAIL WEBPUSH INVALID_PARAMS REGISTER ${at('k')}`);
    }
    expect(sink.pushed).toEqual([]);
  });

  rule('WEBPUSH-7: an account has so many, and tries so many in an hour', async () => {
    const small = await another({ perAccountMax: 2, perHourMax: 3 });
    const alice = await member('alice', small);
    await subscribe(alice, 'one');
    await subscribe(alice, 'two');
    const third = `WEBPUSH REGISTER ${at('three')} ${new Device().keys}`;
    expect(await failure(alice, third)).toBe(`FAIL WEBPUSH FORBIDDEN REGISTER ${at('three')}`);
    alice.send(`WEBPUSH UNREGISTER ${at('two')}`);
    await alice.until(' WEBPUSH UNREGISTER ');
    await subscribe(alice, 'three');
    alice.send(`WEBPUSH UNREGISTER ${at('three')}`);
    await alice.until(' WEBPUSH UNREGISTER ');
    expect(await failure(alice, third)).toBe(`FAIL WEBPUSH FORBIDDEN REGISTER ${at('three')}`);
    small.clock.advance(3_600_000);
    await subscribe(alice, 'three');
  });

  rule('WEBPUSH-8: an endpoint has one subscription, whoseever it was', async () => {
    const alice = await member('alice');
    const bob = await member('bob');
    await subscribe(alice, 'shared');
    const device = await subscribe(bob, 'shared');
    bob.send('PRIVMSG alice :for alice');
    alice.send('PRIVMSG bob :for bob');
    expect(device.read(await pushedTo('shared'))).toMatch(/ PRIVMSG bob :for bob$/);
    expect(sink.pushed).toHaveLength(1);
  });

  rule('WEBPUSH-9: who renews what she has is answered at once, and nothing is pushed', async () => {
    const alice = await member('alice');
    const device = await subscribe(alice, 'r');
    alice.send(`WEBPUSH REGISTER ${at('r')} ${device.keys}`);
    await alice.until(` WEBPUSH REGISTER ${at('r')}`);
    expect(sink.pushed).toEqual([]);
  });

  rule(
    'WEBPUSH-10: UNREGISTER ends a subscription of one’s own account, and is always answered',
    async () => {
      const alice = await member('alice');
      const bob = await member('bob');
      const device = await subscribe(alice, 'u');
      bob.send(`WEBPUSH UNREGISTER ${at('u')}`, 'PRIVMSG alice :still');
      await bob.until(` WEBPUSH UNREGISTER ${at('u')}`);
      expect(device.read(await pushedTo('u'))).toMatch(/ :still$/);
      const last = await subscribe(bob, 'bobs');
      alice.send(`WEBPUSH UNREGISTER ${at('u')}`);
      await alice.until(` WEBPUSH UNREGISTER ${at('u')}`);
      bob.send('PRIVMSG alice :nothing');
      await bob.linesUntilNow();
      alice.send('PRIVMSG bob :last');
      expect(last.read(await pushedTo('bobs'))).toMatch(/ :last$/);
      expect(sink.paths).toEqual(['/u', '/bobs']);
    },
  );

  rule('WEBPUSH-11: when the push server does not take the first message, nobody is told why', async () => {
    names.set('push.test', ['127.0.0.1']);
    const alice = await member('alice');
    const expected = `FAIL WEBPUSH INVALID_PARAMS REGISTER ${at('no')}`;
    const line = `WEBPUSH REGISTER ${at('no')} ${new Device().keys}`;
    for (const status of [400, 403, 404, 410, 429, 500]) {
      sink.says.set('/no', { status });
      expect(await failure(alice, line)).toBe(expected);
    }
    names.set('push.test', []);
    expect(await failure(alice, line)).toBe(expected);
    names.set('push.test', ['127.0.0.1']);
    sink.says.set('/no', 'nothing');
    const before = sink.pushed.length;
    const waits = failure(alice, line);
    await server.eventually(() => sink.pushed.length > before);
    server.clock.advance(15_000);
    expect(await waits).toBe(expected);
  });
});

describe('Endpoints', () => {
  rule('WEBPUSH-20: what is no address with https is answered by FAIL INVALID_PARAMS', async () => {
    const alice = await member('alice');
    const { keys } = new Device();
    for (const wrong of [
      'x',
      'http://push.test/1',
      'https://',
      'https://me:secret@push.test/1',
      'ftp://push.test/1',
    ]) {
      expect(await failure(alice, `WEBPUSH REGISTER ${wrong} ${keys}`)).toBe(
        `FAIL WEBPUSH INVALID_PARAMS REGISTER ${wrong}`,
      );
    }
    const long = `https://push.test/${'x'.repeat(333)}`;
    expect(await failure(alice, `WEBPUSH REGISTER ${long} ${keys}`)).toMatch(/^FAIL WEBPUSH INVALID_PARAMS /);
  });

  rule(
    'WEBPUSH-21: private addresses, however written, are refused, and nothing connects to them',
    async () => {
      const strict = await another({ privateRanges: [], ports: [], perHourMax: 1000 });
      const alice = await member('alice', strict);
      const { keys } = new Device();
      const { connections } = sink;
      names.set('inside.test', ['10.0.0.1']);
      names.set('half.test', ['192.0.43.7', '127.0.0.1']);
      names.set('six.test', ['::1']);
      names.set('mapped.test', ['::ffff:127.0.0.1']);
      for (const host of [
        '127.0.0.1',
        '127.1',
        '2130706433',
        '0x7f000001',
        '0177.0.0.1',
        '0.0.0.0',
        '10.1.2.3',
        '172.16.0.1',
        '192.168.1.1',
        '100.64.0.1',
        '169.254.169.254',
        '224.0.0.1',
        '255.255.255.255',
        '[::1]',
        '[::]',
        '[::ffff:127.0.0.1]',
        '[::ffff:7f00:1]',
        '[::127.0.0.1]',
        '[64:ff9b::7f00:1]',
        '[2002:7f00:1::]',
        '[fe80::1]',
        '[fd00::1]',
        'inside.test',
        'half.test',
        'six.test',
        'mapped.test',
        'localhost',
      ]) {
        const endpoint = at('p', host);
        expect(await failure(alice, `WEBPUSH REGISTER ${endpoint} ${keys}`)).toBe(
          `FAIL WEBPUSH INVALID_PARAMS REGISTER ${endpoint}`,
        );
      }
      expect(sink.connections).toBe(connections);
    },
  );

  rule('WEBPUSH-22: a name that leads to a private address later is not connected to', async () => {
    const alice = await member('alice');
    const bob = await member('bob');
    await subscribe(alice, 'rebound');
    const { connections } = sink;
    names.set('push.test', ['127.0.0.2']);
    bob.send('PRIVMSG alice :hello', 'PRIVMSG alice :hello');
    await bob.linesUntilNow();
    names.set('inside.test', ['127.0.0.1']);
    const device = new Device();
    bob.send(`WEBPUSH REGISTER ${at('b', 'inside.test')} ${device.keys}`);
    await bob.until(' WEBPUSH REGISTER ');
    expect(sink.paths).toEqual(['/b']);
    expect(sink.connections).toBe(connections + 1);
  });

  rule('WEBPUSH-23: redirects are not followed', async () => {
    names.set('push.test', ['127.0.0.1']);
    const alice = await member('alice');
    sink.says.set('/from', { status: 307, headers: { location: at('to') } });
    const line = `WEBPUSH REGISTER ${at('from')} ${new Device().keys}`;
    expect(await failure(alice, line)).toBe(`FAIL WEBPUSH INVALID_PARAMS REGISTER ${at('from')}`);
    expect(sink.paths).toEqual(['/from']);
  });

  rule('WEBPUSH-24: a certificate that is not valid for the name is not taken', async () => {
    names.set('other.test', ['127.0.0.1']);
    const alice = await member('alice');
    const endpoint = at('c', 'other.test');
    const line = `WEBPUSH REGISTER ${endpoint} ${new Device().keys}`;
    expect(await failure(alice, line)).toBe(`FAIL WEBPUSH INVALID_PARAMS REGISTER ${endpoint}`);
    expect(sink.pushed).toEqual([]);
  });
});

describe('What is pushed', () => {
  rule('WEBPUSH-30: what is said to her alone, in all subscriptions, as she agreed', async () => {
    const alice = await member('alice');
    const phone = await subscribe(alice, 'phone');
    alice.send('CAP REQ :-message-tags');
    const laptop = await subscribe(alice, 'laptop');
    const bob = await server.irc('bob', 'message-tags', 'echo-message');
    bob.send('@+x=1 PRIVMSG alice :hello, you');
    const [, id = ''] = /msgid=([^; ]+)/.exec(await bob.until(' PRIVMSG alice ')) ?? [];
    const first = await pushedTo('phone');
    const head = ':bob!~bob@127.0.0.1 PRIVMSG alice :hello, you';
    expect(phone.read(first)).toBe(`@msgid=${id};+x=1 ${head}`);
    expect(laptop.read(await pushedTo('laptop'))).toBe(head);
    expect(() => laptop.read(first)).toThrow();
    expect(first.headers).toMatchObject({
      ttl: '604800',
      urgency: 'high',
      'content-encoding': 'aes128gcm',
      host: `push.test:${sink.port}`,
    });
    bob.send('NOTICE alice :a notice');
    expect(laptop.read(await pushedTo('laptop', 2))).toMatch(/ NOTICE alice :a notice$/);
  });

  rule('WEBPUSH-31: what is said in her channel, when her nick is a word of it', async () => {
    const alice = await member('alice');
    const device = await subscribe(alice, 'm');
    alice.send('JOIN #x');
    await alice.until(' 366 ');
    const bob = await server.ircIn('#x', 'bob');
    bob.send(
      'PRIVMSG #x :nobody',
      'PRIVMSG #x :malice alice_ https://x.example/alice',
      'PRIVMSG #x :ALICE: come',
    );
    const pushed = await pushedTo('m');
    expect(device.read(pushed)).toMatch(/ PRIVMSG #x :ALICE: come$/);
    expect(pushed.headers.urgency).toBe('normal');
    bob.send('PRIVMSG #x :is that (alice), or is it @bob?');
    expect(device.read(await pushedTo('m', 2))).toMatch(/ or is it @bob\?$/);
  });

  rule('WEBPUSH-32: what is her own, not for people, silenced or not for her is not pushed', async () => {
    const alice = await member('alice');
    const device = await subscribe(alice, 'n');
    const bob = await server.ircIn('#x', 'bob', 'message-tags');
    const mallory = await server.irc('mallory');
    alice.send('JOIN #x', 'SILENCE +mallory!*@*', 'PRIVMSG alice :to myself', 'PRIVMSG #x :I am alice');
    await alice.linesUntilNow();
    mallory.send('PRIVMSG alice :silenced', 'JOIN #y', 'PRIVMSG #y :alice is not here');
    await mallory.linesUntilNow();
    bob.send(
      'PRIVMSG alice :\x01VERSION\x01',
      '@+typing=active TAGMSG alice',
      'PRIVMSG @#x :alice is no operator',
    );
    bob.send('PRIVMSG alice :\x01ACTION waves\x01');
    expect(device.read(await pushedTo('n'))).toMatch(/ PRIVMSG alice :\x01ACTION waves\x01$/);
    expect(sink.pushed).toHaveLength(1);
  });

  rule('WEBPUSH-33: of several lines the first, and of long tags only those of the server', async () => {
    const alice = await member('alice');
    const device = await subscribe(alice, 'l');
    const bob = await server.irc('bob', 'message-tags', 'batch', 'draft/multiline');
    bob.send('BATCH +1 draft/multiline alice', '@batch=1 PRIVMSG alice :', '@batch=1 PRIVMSG alice :one');
    bob.send('@batch=1 PRIVMSG alice :two', 'BATCH -1');
    expect(device.read(await pushedTo('l'))).toMatch(/^@msgid=\S+ \S+ PRIVMSG alice :one$/);
    bob.send(`@+x=${'y'.repeat(4000)} PRIVMSG alice :long`);
    expect(device.read(await pushedTo('l', 2))).toMatch(/^@msgid=[^; ]+ \S+ PRIVMSG alice :long$/);
  });

  rule('WEBPUSH-34: with push.when at away only while she is away', async () => {
    const quiet = await another({ when: 'away' });
    const alice = await member('alice', quiet);
    const device = await subscribe(alice, 'w');
    const bob = await quiet.irc('bob');
    bob.send('PRIVMSG alice :here');
    await bob.linesUntilNow();
    alice.send('AWAY :out');
    await alice.until(' 306 ');
    bob.send('PRIVMSG alice :away');
    expect(device.read(await pushedTo('w'))).toMatch(/ :away$/);
    expect(sink.pushed).toHaveLength(1);
  });
});

describe('What was read', () => {
  rule('WEBPUSH-35: MARKREAD is pushed when all that was pushed of a place is read', async () => {
    const alice = await member('alice', server, [...caps, 'draft/read-marker']);
    const device = await subscribe(alice, 'read');
    const bob = await server.irc('bob');
    server.clock.advance(1000);
    bob.send('PRIVMSG alice :hello');
    await pushedTo('read');
    const mark = (ms: number) => {
      const time = new Date(server.clock.now() + ms).toISOString();
      alice.send(`MARKREAD Bob timestamp=${time}`);
      return time;
    };
    mark(-1);
    await alice.linesUntilNow();
    const time = mark(0);
    expect(device.read(await pushedTo('read', 2))).toBe(`:salon.localhost MARKREAD bob timestamp=${time}`);
    mark(0);
    await alice.linesUntilNow();
    bob.send('PRIVMSG alice :again');
    expect(device.read(await pushedTo('read', 3))).toMatch(/ :again$/);
  });
});

describe('How long', () => {
  const subscriptions = (where = server) => Number(where.server.hands.store.subscriptions.all().length);

  rule('WEBPUSH-40: 404 and 410 end a subscription, and so do five refusals in a row', async () => {
    const alice = await member('alice');
    const bob = await server.irc('bob');
    for (const [path, status, messages] of [
      ['x404', 404, 1],
      ['x410', 410, 1],
      ['x403', 403, 5],
    ] as const) {
      await subscribe(alice, path);
      sink.says.set(`/${path}`, { status });
      expect(subscriptions()).toBe(1);
      for (let sent = 0; sent < messages; sent += 1) bob.send(`PRIVMSG alice :${sent}`);
      await server.eventually(() => subscriptions() === 0);
      expect(sink.pushed).toHaveLength(messages);
      sink.pushed.length = 0;
    }
  });

  rule(
    'WEBPUSH-41: one that is down is tried again later, and of too many messages the oldest are dropped',
    async () => {
      const few = await another({ waitingMax: 2 });
      const alice = await member('alice', few);
      const device = await subscribe(alice, 'd');
      const bob = await few.irc('bob');
      sink.says.set('/d', { status: 503, headers: { 'retry-after': '120' } });
      bob.send('PRIVMSG alice :1');
      await pushedTo('d');
      sink.says.delete('/d');
      bob.send('PRIVMSG alice :2', 'PRIVMSG alice :3', 'PRIVMSG alice :4');
      await bob.linesUntilNow();
      few.clock.advance(119_000);
      await bob.linesUntilNow();
      expect(sink.pushed).toHaveLength(1);
      let looks = 0;
      await few.eventually(() => {
        // What is on its way needs time of this world, and is given up after 15 s of the server's.
        looks += 1;
        if (looks % 50 === 0) few.clock.advance(10_000);
        return sink.pushed.length > 1;
      });
      const texts = [await pushedTo('d', 2), await pushedTo('d', 3)].map(one => device.read(one).slice(-2));
      expect(texts).toEqual([':3', ':4']);
    },
  );

  rule('WEBPUSH-42: while one does not answer, others are sent their messages', async () => {
    const alice = await member('alice');
    const carol = await member('carol');
    await subscribe(alice, 'slow');
    const device = await subscribe(carol, 'quick');
    const bob = await server.irc('bob');
    sink.says.set('/slow', 'nothing');
    bob.send('PRIVMSG alice :1', 'PRIVMSG alice :2', 'PRIVMSG carol :3');
    expect(device.read(await pushedTo('quick'))).toMatch(/ :3$/);
    await pushedTo('slow');
    expect(sink.paths.filter(path => path === '/slow')).toHaveLength(1);
    server.clock.advance(15_000);
    sink.says.delete('/slow');
    let looks = 0;
    await server.eventually(() => {
      // What is on its way needs time of this world, and is given up after 15 s of the server's.
      looks += 1;
      if (looks % 50 === 0) server.clock.advance(10_000);
      return sink.paths.filter(path => path === '/slow').length === 3;
    });
  });

  rule('WEBPUSH-43: what nobody renews is over, and so is that of an account that is no more', async () => {
    const alice = await member('alice');
    const bob = await member('bob');
    const first = await subscribe(alice, 'old');
    await subscribe(bob, 'bobs');
    server.clock.advance(29 * 86_400_000);
    alice.send(`WEBPUSH REGISTER ${at('old')} ${first.keys}`);
    await alice.until(` WEBPUSH REGISTER ${at('old')}`);
    server.clock.advance(2 * 86_400_000);
    expect(server.server.hands.store.subscriptions.all().map(({ endpoint }) => endpoint)).toEqual([
      at('old'),
    ]);
    server.server.loop.submit({ type: 'remove-account', account: 'alice' });
    expect(subscriptions()).toBe(0);
  });

  rule('TOKEN-37: nothing is pushed to a device whose login token is deleted', async () => {
    const alice = await server.irc('alice');
    alice.send('NS REGISTER correct-horse', 'TOKEN ADD phone');
    const [, id = '', secret = ''] = / TOKEN ADD (\S+) (\S+) /.exec(await alice.until(/ TOKEN ADD /)) ?? [];
    const phone = await server.irc('al', ...caps);
    phone.send(`NS IDENTIFY alice ${secret}`);
    await phone.until(/ 900 /);
    await subscribe(phone, 'phone');
    const desk = await server.irc('al2', ...caps);
    desk.send('NS IDENTIFY alice correct-horse');
    await desk.until(/ 900 /);
    await subscribe(desk, 'desk');
    alice.send(`TOKEN DEL ${id}`);
    await alice.until(/ TOKEN DEL /);
    await phone.until(/^ERROR /);
    const bob = await server.irc('bob');
    bob.send('PRIVMSG alice :where is your phone?');
    await pushedTo('desk');
    expect(sink.pushed.map(({ path }) => path)).toEqual(['/desk']);
  });
  rule('WEBPUSH-44: subscriptions and the key outlive a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'salon-push-'));
    try {
      const start = () =>
        TestServer.start(
          { push: own },
          { push: surroundings(), store: Store.open({ folder: join(folder, 'data') }) },
        );
      const before = await start();
      const alice = await member('alice', before);
      const device = await subscribe(alice, 'kept');
      await before.server.stop();
      const after = await start();
      others.push(after);
      // The nick is its owner's alone, until she has logged in.
      await after.irc('al');
      const session = [...after.server.sessions.values()].find(({ nick }) => nick === 'al');
      after.server.loop.submit({ type: 'log-in', account: 'alice' }, session?.id ?? 0);
      const bob = await after.irc('bob');
      const [first] = sink.pushed;
      expect(first).toBeUndefined();
      bob.send('PRIVMSG al :welcome back');
      expect(device.read(await pushedTo('kept'))).toMatch(/ :welcome back$/);
    } finally {
      await Promise.all(others.splice(0).map(other => other.stop()));
      rmSync(folder, { recursive: true });
    }
  });
});
