import { describe, expect } from 'vitest';
import { rule } from './rule.ts';
import { house } from './scene.ts';
import { withProxy } from './settings.ts';

const at = house();

describe('Lines', () => {
  rule(
    'LINE-1: a line of 512 bytes with CR LF is taken',
    at`
      a> PING {y*505}
      a! 417
      a< PONG …
    `,
  );
  rule(
    'LINE-2: a line of 513 bytes is answered by 417 and not taken',
    at`
      a> PING {y*506}
      a< 417
      a!
    `,
  );
  rule(
    'LINE-3: 4096 bytes of tags, with @ and the space, do not count against the line',
    at`
      a: message-tags
      b: message-tags
      a> @+x={v*4090} PRIVMSG b :{y*470}
      a! 417
      b< @+x :a PRIVMSG b :…
    `,
  );
  rule(
    'LINE-4: more tags than that are answered by 417, and the line is not taken',
    at`
      a: message-tags
      b: message-tags
      a> @+x={v*4096} PRIVMSG b :hi
      a< 417
      b!
    `,
  );
  rule('LINE-5: no line that a client is sent is longer than 512 bytes besides its tags', async () => {
    const scene = await at.play('a:\nb: message-tags server-time\na> JOIN #x\nb> JOIN #x');
    for (const row of [
      `a> PRIVMSG #x :${'é'.repeat(239)}`,
      `a> TOPIC #x :${'t'.repeat(490)}`,
      `a> MODE #x +bbb ${'b'.repeat(150)} ${'c'.repeat(150)} ${'d'.repeat(150)}`,
      `a> PART #x :${'p'.repeat(490)}`,
    ]) {
      await scene.play(row);
      for (const line of [...scene.linesOf('a'), ...scene.linesOf('b')]) {
        expect(Buffer.byteLength(line.replace(/^@\S+ /, ''))).toBeLessThanOrEqual(510);
      }
    }
  });
  rule(
    'LINE-6: what is cut is never cut inside a character',
    at`
      a> JOIN #x
      a> TOPIC #x :{é*200}
      a< :a TOPIC #x :{é*153}
    `,
  );
  rule('LINE-7: LF alone ends a line as CR LF does', async () => {
    const server = await at.open();
    const a = await server.irc('a');
    a.sendRaw('PING one\nPING two\r\n');
    await a.readsLines(
      ':salon.localhost PONG salon.localhost :one',
      ':salon.localhost PONG salon.localhost :two',
    );
  });
  rule('LINE-8: a line may come in pieces, and many may come in one', async () => {
    const server = await at.open();
    const a = await server.irc('a');
    a.sendRaw('PI');
    await new Promise(resolve => setImmediate(resolve));
    a.sendRaw('NG one\r\nPING two\r\nPING th');
    await a.readsLines(
      ':salon.localhost PONG salon.localhost :one',
      ':salon.localhost PONG salon.localhost :two',
    );
    a.sendRaw('ree\r\n');
    await a.readsLines(':salon.localhost PONG salon.localhost :three');
  });
  rule(
    'LINE-9: an empty line is none',
    at`
      a> 
      a!
      a>    
      a!
    `,
  );
  rule('LINE-10: 16 KiB without an end of line end the connection', async () => {
    const server = await at.open();
    const a = await server.irc('a');
    a.sendRaw(`${'x'.repeat(20_000)}\r\nPING x\r\n`);
    for (let line = await a.lineOrEnd(); line !== undefined; line = await a.lineOrEnd()) {
      expect(line).not.toContain('PONG');
    }
  });
  rule(
    'LINE-11: commands are the same in whatever case',
    at`
      a> join #x
      a< :a JOIN #x
      a> PrIvMsG nobody :hi
      a< 401
    `,
  );
  rule(
    'LINE-12: a NUL or a carriage return inside a line does not end it for those who are shown it',
    at`
      b:
      a> PRIVMSG b :one\x0dtwo\x00three
      b< :a PRIVMSG b :one two three
      b!
    `,
  );
});

describe('What one may cost', () => {
  const bounded = house({ limits: { sendqBytesMax: 16_384 } });

  rule('SENDQ-1: who does not read is cut off, and others are shown QUIT with SendQ exceeded', async () => {
    const server = await bounded.open();
    const talker = await server.ircIn('#x', 'talker');
    const stuck = await server.ircIn('#x', 'stuck');
    await talker.until('stuck!');
    stuck.socket.pause();
    const text = 'z'.repeat(400);
    let left = false;
    for (let burst = 0; !left && burst < 2000; burst += 1) {
      talker.send(...Array.from({ length: 100 }, () => `PRIVMSG #x :${text}`));
      for (const line of await talker.linesUntilNow()) left ||= line.includes('QUIT :SendQ exceeded');
    }
    expect(left).toBe(true);
  });
  rule(
    'SENDQ-2: a connection that is closed has time to read its last words, and no more than allowed',
    async () => {
      const server = await bounded.open();
      const slow = await server.irc('slow');
      slow.socket.pause();
      slow.socket.removeAllListeners('end');
      slow.socket.allowHalfOpen = true;
      slow.send('QUIT :bye');
      await server.eventually(() => server.users === 0);
      expect(server.server.sessions.size).toBe(1);
      server.clock.advance(500);
      await server.eventually(() => server.server.sessions.size === 0);
    },
  );
  rule('FLOOD-1: who floods keeps nobody waiting', async () => {
    const server = await at.open();
    const flood = await server.ircIn('#x', 'flood');
    const calm = await server.irc('calm');
    flood.sendRaw('PRIVMSG #x :flood\r\n'.repeat(20_000));
    calm.send('PING now');
    await calm.until('PONG');
    expect(server.users).toBe(2);
  });
  rule('FLOOD-2: with fake lag, lines beyond the allowance are taken later, and none is lost', async () => {
    const server = await lagging.open();
    const a = await server.irc('a');
    const b = await server.irc('b');
    a.send(...Array.from({ length: 20 }, (_, index) => `PRIVMSG b :${index}`));
    const heard: string[] = [];
    await b.until(':0');
    for (let second = 0; second < 60 && heard.length < 19; second += 1) {
      heard.push(...(await b.linesUntilNow()));
      if (second === 0) expect(heard.length).toBeLessThan(19);
      server.clock.advance(1000);
    }
    expect(heard.map(line => line.replace(/.* :/, ''))).toEqual(
      Array.from({ length: 19 }, (_, index) => String(index + 1)),
    );
  });
  rule(
    'CONN-1: an address has no more connections than allowed, and one more is told so with ERROR',
    async () => {
      const server = await crowded.open();
      await server.irc('a');
      await server.irc('b');
      const c = await server.connect('irc');
      expect(await c.line()).toMatch(/^ERROR :/);
      await c.closes();
    },
  );
  rule('CONN-2: an address that connects too often in a time is told so with ERROR', async () => {
    const server = await hasty.open();
    for (let tries = 0; tries < 3; tries += 1) await server.connect('irc');
    const last = await server.connect('irc');
    expect(await last.line()).toMatch(/^ERROR :/);
    await last.closes();
  });
  rule('CONN-3: who has gone makes room for another', async () => {
    const server = await crowded.open();
    await server.irc('a');
    const b = await server.irc('b');
    b.send('QUIT');
    await b.until('ERROR');
    await server.eventually(() => server.server.sessions.size === 1);
    await server.irc('c');
  });
  rule(
    'CONN-4: the server has no more connections than allowed, and one more is told so with ERROR',
    async () => {
      const server = await full.open();
      await server.irc('a');
      await server.irc('b');
      const c = await server.connect('irc');
      expect(await c.line()).toMatch(/^ERROR :/);
    },
  );
  rule('CONN-5: an address that is exempt may connect as often as it likes', async () => {
    const server = await exempting.open();
    for (const nick of ['a', 'b', 'c']) await server.irc(nick);
    expect(server.users).toBe(3);
  });
  rule('CONN-6: when the time is over an address may connect again', async () => {
    const server = await again.open();
    for (let tries = 0; tries < 3; tries += 1) await server.connect('irc');
    const refused = await server.connect('irc');
    expect(await refused.line()).toMatch(/^ERROR :/);
    server.clock.advance(61_000);
    await server.irc('late');
  });
  rule('CONN-7: addresses that begin with the same bits count as one, as many bits as are set', async () => {
    const server = await neighbours.open();
    const come = async (address: string, kind = 'TCP4', here = '192.0.2.200') => {
      const peer = await server.connect('irc');
      peer.send(`PROXY ${kind} ${address} ${here} 40000 6667`, 'PING here');
      return (await peer.line()).replace(/^:\S+ /, '').split(' ')[0];
    };
    expect(await come('192.0.2.1')).toBe('PONG');
    expect(await come('198.51.100.1')).toBe('PONG');
    expect(await come('192.0.2.2')).toBe('ERROR');
    expect(await come('2001:db8:0:1::1', 'TCP6', '2001:db8::1')).toBe('PONG');
    expect(await come('2001:db8:0:1::2', 'TCP6', '2001:db8::1')).toBe('ERROR');
    expect(await come('2001:db8:0:2::1', 'TCP6', '2001:db8::1')).toBe('PONG');
  });
  rule('FLOOD-3: an address whose floods are exempt is taken as fast as it writes', async () => {
    const server = await hurried.open();
    const a = await server.irc('a');
    a.send(...Array.from({ length: 50 }, (_, index) => `PING ${index}`));
    await a.until(':49');
  });
});

/** Lines are taken as fast as they come: the clock of a test stands still. */
const paced = { fakeLag: { perSecond: 0 } };
const lagging = house({ guards: { fakeLag: { burst: 5, perSecond: 1 }, floodExempt: [] } });
const crowded = house({ guards: { ...paced, exempt: [], connectionsPerAddressMax: 2 } });
const hasty = house({ guards: { ...paced, exempt: [], connectsPerAddressMax: 3 } });
const full = house({ guards: { ...paced, exempt: [], connectionsMax: 2 } });
const exempting = house({ guards: { ...paced, exempt: ['127.0.0.1'], connectionsPerAddressMax: 1 } });
const again = house({
  guards: { ...paced, exempt: [], connectsPerAddressMax: 3, connectsWindowSeconds: 60 },
});
const neighbours = house({
  ...withProxy,
  guards: { ...paced, addressBitsV4: 24, connectionsPerAddressMax: 1 },
});
const hurried = house({ guards: { fakeLag: { burst: 5, perSecond: 1 }, floodExempt: ['127.0.0.0/8'] } });
