// biome-ignore-all lint/complexity/useLiteralKeys: a test hands a connection on as a listener would.
import { Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Door } from '../src/doors/door.ts';
import { IrcClient } from '../src/doors/irc/client.ts';
import { verbs } from '../src/doors/irc/verbs/table.ts';
import { LineDoor } from '../src/doors/line/door.ts';
import { commands } from '../src/hub/commands/table.ts';
import { Client } from './hub/world.ts';
import { TestServer } from './support/test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await TestServer.start({ limits: { sendqBytesMax: 65_536, linesPerTurnMax: 8 } });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await server.stop();
});

describe('a reader that stops reading', () => {
  test('is cut off with SendQ exceeded, its memory stays bounded, and the others get everything', async () => {
    const talker = await server.ircIn('#x', 'talker');
    const reader = await server.ircIn('#x', 'reader');
    const stuck = await server.ircIn('#x', 'stuck');
    stuck.socket.pause();
    await talker.until('stuck!');
    await reader.until('stuck!');

    const most = { bytes: 0 };
    const session = [...server.server.sessions.values()].find(({ nick }) => nick === 'stuck');
    const text = 'z'.repeat(400);
    let sent = 0;
    let left = false;
    for (; !left && sent < 100_000; ) {
      const burst = 50;
      talker.send(...Array.from({ length: burst }, (_, index) => `PRIVMSG #x :${sent + index} ${text}`));
      for (let index = 0; index < burst; index += 1) {
        const line = await reader.line();
        if (line === ':stuck!~stuck@127.0.0.1 QUIT :SendQ exceeded') {
          left = true;
          index -= 1;
        } else expect(line).toBe(`:talker!~talker@127.0.0.1 PRIVMSG #x :${sent + index} ${text}`);
        most.bytes = Math.max(most.bytes, session?.queuedBytes ?? 0);
      }
      sent += burst;
    }
    expect(left).toBe(true);
    expect(most.bytes).toBeGreaterThan(0);
    expect(most.bytes).toBeLessThanOrEqual(65_536);
    expect(server.logged.map(({ msg }) => msg)).toContain('stuck left: SendQ exceeded');
    stuck.socket.destroy();
  });
});

describe('a reader that does read', () => {
  test('is not cut off because many speak at once', async () => {
    await server.stop();
    server = await TestServer.start();
    const reader = await server.line('reader');
    const talkers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => server.line(`talker${index}`)),
    );
    const text = 'z'.repeat(4000);
    for (const talker of talkers) {
      talker.socket.resume();
      talker.send(...Array.from({ length: 64 }, () => text));
    }
    let heard = 0;
    while (heard < 12 * 64) if ((await reader.line()).endsWith(text)) heard += 1;
    expect(server.users).toBe(13);
  });

  test('gets an answer of any length whole', async () => {
    const maker = await server.irc('maker');
    const channels = Array.from({ length: 90 }, (_, index) => `#${String(index).padEnd(60, 'x')}`);
    for (const channel of channels) {
      maker.send(`JOIN ${channel}`, `TOPIC ${channel} :${'t'.repeat(300)}`);
      await maker.until('TOPIC');
    }
    const curious = await server.irc('curious');
    curious.send(...Array.from({ length: 8 }, () => 'LIST'));
    let rows = 0;
    for (let ends = 0; ends < 8; ) {
      const line = await curious.line();
      if (line.includes(' 322 ')) rows += 1;
      if (line.includes(' 323 ')) ends += 1;
    }
    expect(rows).toBe(8 * 90);
  });

  test('gets its last words to the end, however slowly it reads them', async () => {
    const slow = await server.ircIn('#x', 'slow');
    const talker = await server.ircIn('#x', 'talker');
    slow.socket.pause();
    const session = [...server.server.sessions.values()].find(({ nick }) => nick === 'slow');
    const text = 'z'.repeat(400);
    let sent = 0;
    while ((session?.queuedBytes ?? 0) < 30_000) {
      talker.send(...Array.from({ length: 8 }, () => `PRIVMSG #x :${text}`), `PING ${sent}`);
      await talker.until(`:${sent}`);
      sent += 8;
    }
    slow.send('QUIT');
    await talker.until('slow!');
    slow.socket.resume();
    let heard = 0;
    for (let line = await slow.line(); !line.startsWith('ERROR'); line = await slow.line()) {
      if (line.endsWith(text)) heard += 1;
    }
    expect(heard).toBe(sent);
  });
});

describe('a writer that does not stop writing', () => {
  test('does not keep the others waiting: each turn takes its share of everyone', async () => {
    const flood = await server.ircIn('#x', 'flood');
    const calm = await server.irc('calm');
    flood.sendRaw('PRIVMSG #x :flood\r\n'.repeat(100_000));
    calm.send('PING now');
    await calm.until('PONG');
    const { state } = server.server.loop.hub;
    expect(state.users.size).toBe(2);
    const said = server.journal.signals;
    expect(said).toBeLessThan(100_000);
  });

  test('waits under fake lag until someone lets it write as fast as it likes', async () => {
    await server.stop();
    server = await TestServer.start({ guards: { fakeLag: { burst: 5, perSecond: 1 }, floodExempt: [] } });
    const bot = await server.irc('bot');
    bot.send(...Array.from({ length: 500 }, (_, index) => `PING :${index}.`));
    await bot.until(':3.');
    const session = [...server.server.sessions.values()].at(0);
    await server.eventually(() => session?.isBehind === true);
    expect(bot.unread).toBe('');
    if (session !== undefined) session.unhurried = true;
    server.clock.advance(1000);
    await bot.until(':499.');
    expect(session?.isBehind).toBe(false);
  });
});

describe('an exception while a session is served', () => {
  test('closes that session with an incident id in the log, and nothing else', async () => {
    const victim = await server.ircIn('#x', 'victim');
    const other = await server.ircIn('#x', 'other');
    await victim.until('other!');
    const version = verbs.get('VERSION');
    if (version === undefined) throw new Error('there is no VERSION');
    vi.spyOn(version, 'run').mockImplementation(() => {
      throw new Error('broken on purpose');
    });
    victim.send('VERSION');
    const last = await victim.until('ERROR');
    const incident = /incident ([0-9a-f]{8})/.exec(last)?.[1];
    expect(incident).toBeDefined();
    await other.readsLines(`:victim!~victim@127.0.0.1 QUIT :Internal error, incident ${incident}`);
    const logged = server.logged.find(entry => entry.incident === incident);
    expect(logged).toMatchObject({ level: 50, nick: 'victim', err: { message: 'broken on purpose' } });
    other.send('PING still-here');
    await other.until('still-here');
  });

  test('ends it even when no goodbye can be said, and the others go on', async () => {
    const victim = await server.ircIn('#x', 'victim');
    const other = await server.ircIn('#x', 'other');
    await victim.until('other!');
    const broken = () => {
      throw new Error('broken on purpose');
    };
    vi.spyOn(IrcClient.prototype, 'heard').mockImplementationOnce(broken);
    vi.spyOn(IrcClient.prototype, 'noted').mockImplementationOnce(broken);
    vi.spyOn(IrcClient.prototype, 'farewell').mockImplementation(broken);
    victim.send('VERSION');
    expect(await other.line()).toMatch(
      /^:victim!~victim@127\.0\.0\.1 QUIT :Internal error, incident [0-9a-f]{8}$/,
    );
    await victim.until(/ERROR/).catch(() => undefined);
    await server.eventually(() => server.server.sessions.size === 1);
    vi.restoreAllMocks();
    other.send('PING still-here');
    await other.until('still-here');
  });

  test('is that of the reader alone who cannot be shown something', async () => {
    const alice = await server.line('alice');
    const one = await server.ircIn('#lobby', 'one');
    const two = await server.ircIn('#lobby', 'two');
    await one.until('two!');
    const session = [...server.server.sessions.values()].find(({ nick }) => nick === 'alice');
    if (session === undefined) throw new Error('alice has no session');
    session.reader = {
      ...session.reader,
      event: () => {
        throw new Error('broken on purpose');
      },
    };
    one.send('PRIVMSG #lobby :hello');
    await two.readsLines(':one!~one@127.0.0.1 PRIVMSG #lobby :hello');
    expect(await two.line()).toMatch(/^:alice!alice@127\.0\.0\.1 QUIT :Internal error, incident/);
    await alice.until('incident').catch(() => undefined);
    one.send('PING still-here');
    await one.until('still-here');
  });

  test('does so too when the hub throws, at both doors', async () => {
    const other = await server.ircIn('#lobby', 'other');
    const alice = await server.line('alice');
    await other.until('alice!');
    vi.spyOn(commands.topic, 'run').mockImplementation(() => {
      throw new Error('broken on purpose');
    });
    alice.send('/topic x');
    expect(await alice.line()).toMatch(/^>> Bye alice !$|incident [0-9a-f]{8}/);
    expect(await other.line()).toMatch(
      /^:alice!alice@127\.0\.0\.1 QUIT :Internal error, incident [0-9a-f]{8}$/,
    );
    expect(server.users).toBe(1);
  });
});

describe('who comes through a gateway', () => {
  const from = (address: string) => ({ address, host: address, secure: true });
  const newcomer = async () => {
    const peer = await server.connect('irc');
    await server.eventually(() => server.server.sessions.size > 0);
    const session = [...server.server.sessions.values()].at(-1);
    if (session === undefined) throw new Error('nobody came in');
    return { peer, session };
  };

  test('is known by a cloak of where she comes from, and the log tells the truth', async () => {
    const { peer, session } = await newcomer();
    session.moveTo(from('192.0.2.7'));
    expect(session.host).toMatch(/^[a-z2-7]{12}\.[a-z2-7]{12}\.[a-z2-7]{12}\.ip$/);
    peer.send('NICK a', 'USER a 0 * :a');
    expect(await peer.until(' 001 ')).toContain(`a!~a@${session.host}`);
    const logged = server.logged.map(({ msg }) => msg);
    expect(logged).toContain(`a came by the irc door from 192.0.2.7, shown as ${session.host}`);
    expect(logged.filter(msg => String(msg).startsWith('cloak.key is not set'))).toHaveLength(1);
  });

  test('is counted where she comes from, and put out when too many come from there', async () => {
    await server.stop();
    server = await TestServer.start({ guards: { connectionsPerAddressMax: 1 } });
    const one = await newcomer();
    one.session.moveTo(from('192.0.2.7'));
    const two = await newcomer();
    two.session.moveTo(from('192.0.2.7'));
    await two.peer.until('ERROR :Closing Link: 127.0.0.1 (Too many connections from your address)');
    await two.peer.closes();
    one.peer.socket.destroy();
    await server.eventually(() => server.server.sessions.size === 0);
    const three = await newcomer();
    three.session.moveTo(from('192.0.2.7'));
    expect(three.session.origin.address).toBe('192.0.2.7');
  });
});

describe('a connection that cannot be taken', () => {
  test('is closed with an incident in the log when its door throws, and the next one is taken', async () => {
    const accept = vi.spyOn(LineDoor.prototype, 'accept').mockImplementationOnce(() => {
      throw new Error('broken on purpose');
    });
    const unlucky = await server.connect('line');
    await unlucky.closes();
    expect(accept).toHaveBeenCalledTimes(1);
    expect(server.logged.find(({ level }) => level === 50)).toMatchObject({
      err: { message: 'broken on purpose' },
    });
    await server.line('lucky');
    await server.connect('irc');
    const counting = await server.irc('counting');
    const leaving = await server.irc('leaving');
    leaving.socket.allowHalfOpen = true;
    leaving.send('QUIT');
    await leaving.until('ERROR');
    counting.send('LUSERS');
    expect(await counting.until(' 253 ')).toContain(' 253 counting 1 :');
  });

  test('is logged when the system has no descriptor for it, and the port stays open', async () => {
    const listen = vi.spyOn(Server.prototype, 'listen');
    await server.stop();
    server = await TestServer.start();
    for (const socketServer of listen.mock.contexts) {
      (socketServer as Server).emit('error', Object.assign(new Error('accept EMFILE'), { code: 'EMFILE' }));
    }
    expect(server.logged.map(({ msg }) => msg)).toEqual([
      'the line door lost a connection',
      'the irc door lost a connection',
    ]);
    await server.line('alice');
  });
});

describe('stopping', () => {
  test('tells everyone, sends what is waiting, lets nobody else in and closes', async () => {
    const irc = await server.ircIn('#lobby', 'ircer');
    const alice = await server.line('alice');
    const newcomer = await server.connect('line');
    await newcomer.reads('>> Enter pseudo: ');
    await irc.until('alice!');
    alice.send('last words');
    await irc.until('last words');
    const stopped = server.server.stop();
    await irc.readsLines(
      ':salon.localhost NOTICE ircer :The server is stopping',
      'ERROR :Closing Link: 127.0.0.1 (The server is stopping)',
    );
    await irc.closes();
    await alice.closes('>> The server is stopping. Bye alice !\n');
    await newcomer.closes('>> The server is stopping. Bye !\n');
    await stopped;
    await expect(server.connect('line')).rejects.toThrow('ECONNREFUSED');
    expect(server.logged.map(({ msg }) => msg)).toContain('alice left: The server is stopping');
  });

  test('tells those who still come in that it stops, and lets none of them stay', async () => {
    const late = new Client('irc', '192.0.2.7');
    const door = server.server.listeners.all.find(listener => listener.door.kind === 'irc')?.door as Door;
    const stopped = server.server.stop();
    const threshold = { door, local: false, proxyProtocol: false, certificates: undefined };
    server.server['arrivals'].receive(threshold, late as unknown as Socket);
    expect(late.take()).toStrictEqual([
      { text: 'ERROR :Closing Link: 192.0.2.7 (The server is stopping)\r\n' },
      'closed',
    ]);
    await stopped;
    expect(server.server.sessions.size).toBe(0);
  });

  test('does not wait for lines that fake lag holds back', async () => {
    await server.stop();
    server = await TestServer.start({ guards: { fakeLag: { burst: 5, perSecond: 1 }, floodExempt: [] } });
    const fast = await server.irc('fast');
    fast.send(...Array.from({ length: 50 }, (_, index) => `PING ${index}`));
    await fast.until(':3');
    const stopped = server.server.stop();
    await fast.until('ERROR :Closing Link: 127.0.0.1 (The server is stopping)');
    await fast.closes();
    await stopped;
  });

  test('does not wait for who does not read longer than allowed', async () => {
    const stuck = await server.ircIn('#x', 'stuck');
    stuck.socket.pause();
    stuck.socket.removeAllListeners('end');
    const stopped = server.server.stop();
    await new Promise(resolve => setImmediate(resolve));
    server.clock.advance(500);
    await stopped;
    expect(server.server.sessions.size).toBe(0);
  });
});
