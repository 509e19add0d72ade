import { describe, expect } from 'vitest';
import { rule } from './rule.ts';
import { house } from './scene.ts';

const at = house();
const cloaked = house({ cloak: { key: 'a key for tests only, of no use elsewhere' } });
const proxied = house({
  doors: [{ kind: 'irc', host: '127.0.0.1', port: 0, proxy: true }],
});
const gated = house({
  gateways: [{ name: 'gate', password: 'secret', from: ['127.0.0.1'] }],
});

describe('Hosts', () => {
  rule(
    'HOST-1: without cloaks others see the address that a user comes from',
    at`
      a> JOIN #x
      b> JOIN #x
      a< :b!~b@127.0.0.1 JOIN #x
    `,
  );
  rule(
    'CLOAK-1: with cloaks others see no address, and the same host for the same address each time',
    cloaked`
      a> JOIN #x
      b> JOIN #x
      a! :…@127.0.0.1 JOIN
      a< :b!~b@{host} JOIN #x
      c> JOIN #x
      a< :c!~c@{host} JOIN #x
    `,
  );
  rule(
    'CLOAK-2: a ban of the cloaked host holds',
    cloaked`
      a> JOIN #x
      b> JOIN #y
      b< :b!~b@{host} JOIN #y
      a> MODE #x +b *!*@{host}
      b> JOIN #x
      b< 474 #x
    `,
  );
  rule(
    'CLOAK-3: one is told one’s own cloak with 396, or sees it in 001',
    cloaked`
      a: new
      a> NICK a
      a> USER a 0 * :a
      a! 001 :…@127.0.0.1
      a< 001
    `,
  );
});

describe('PROXY', () => {
  rule('PROXY-1: behind a proxy the address of the PROXY line is that of the user', async () => {
    const server = await proxied.open();
    const a = await server.connect('irc');
    a.sendRaw('PROXY TCP4 192.0.2.7 127.0.0.1 40000 6667\r\n');
    a.send('NICK a', 'USER a 0 * :a');
    expect(await a.until(' 001 ')).toContain('@192.0.2.7');
  });
  rule('PROXY-2: a connection without the line is closed', async () => {
    const server = await proxied.open();
    const a = await server.connect('irc');
    a.send('NICK a', 'USER a 0 * :a');
    while ((await a.lineOrEnd()) !== undefined);
    expect(server.users).toBe(0);
  });
});

describe('WEBIRC', () => {
  rule('WEBIRC-1: a gateway that is known tells where its users come from', async () => {
    const server = await gated.open();
    const a = await server.connect('irc');
    a.send('WEBIRC secret gate host.example 192.0.2.8', 'NICK a', 'USER a 0 * :a');
    expect(await a.until(' 001 ')).not.toContain('@127.0.0.1');
  });
  rule('WEBIRC-2: a wrong password ends the connection with ERROR', async () => {
    const server = await gated.open();
    const a = await server.connect('irc');
    a.send('WEBIRC wrong gate host.example 192.0.2.8', 'PING x');
    expect(await a.line()).toMatch(/^ERROR :/);
  });
  rule(
    'WEBIRC-3: after registration it is answered by 462',
    gated`
      a> WEBIRC secret gate host.example 192.0.2.8
      a< 462
    `,
  );
});

describe('Both doors', () => {
  rule('DOOR-1: who comes in by the line door is seen by IRC clients as a user in the lobby', async () => {
    const server = await at.open();
    const a = await server.ircIn('#lobby', 'a');
    await server.line('alice');
    expect(await a.line()).toMatch(/^:alice!alice@\S+ JOIN #lobby$/);
  });
  rule('DOOR-2: what is said at one door is heard at the other', async () => {
    const server = await at.open();
    const alice = await server.line('alice');
    const a = await server.ircIn('#lobby', 'a');
    await alice.until('a');
    alice.send('hello');
    expect(await a.until('PRIVMSG')).toBe(':alice!alice@127.0.0.1 PRIVMSG #lobby :hello');
    a.send('PRIVMSG #lobby :hello too');
    expect(await alice.until('hello too')).toContain('a');
  });
  rule('DOOR-3: who gives too many wrong pseudos at the line door is let go', async () => {
    const server = await strict.open();
    const newcomer = await server.connect('line');
    newcomer.send('1', '2');
    expect(await newcomer.until(/Bye/)).toContain('Bye');
    expect(await newcomer.lineOrEnd()).toBeUndefined();
  });
  rule('DOOR-4: a line of the line door that is too long is refused, and not said', async () => {
    const server = await strict.open();
    const alice = await server.line('alice');
    const a = await server.ircIn('#lobby', 'a');
    await alice.until('a');
    alice.send('x'.repeat(65), 'short');
    expect(await a.line()).toBe(':alice!alice@127.0.0.1 PRIVMSG #lobby :short');
  });
});

const strict = house({ limits: { pseudoTriesMax: 2, lineDoorBytesMax: 64 } });
