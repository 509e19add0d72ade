import { describe, expect } from 'vitest';
import { rule } from './rule.ts';
import { house } from './scene.ts';
import { withProxy } from './settings.ts';

const at = house();
const cloaked = house({
  ...withProxy,
  cloak: { enabled: true, key: 'a key for tests only, of no use elsewhere' },
});
const uncloaked = house({ ...withProxy, cloak: { enabled: false } });
const gated = house({
  trust: { webirc: [{ password: 'secret', addresses: ['127.0.0.1'] }] },
  cloak: { enabled: false },
});

describe('Hosts', () => {
  rule(
    'HOST-1: who comes from the machine itself is seen by its address',
    at`
      a> JOIN #x
      b> JOIN #x
      a< :b!~b@127.0.0.1 JOIN #x
    `,
  );
  rule(
    'HOST-2: without cloaks others see the address that a user comes from',
    uncloaked`
      a: from 192.0.2.7
      a> JOIN #x
      a< :a!~a@192.0.2.7 JOIN #x
    `,
  );
  rule(
    'CLOAK-1: with cloaks others see no address, and the same host for the same address each time',
    cloaked`
      a: from 192.0.2.6
      b: from 192.0.2.7
      c: from 192.0.2.7
      a> JOIN #x
      b> JOIN #x
      a! :…192.0.2.7… JOIN
      a< :b!~b@{host} JOIN #x
      c> JOIN #x
      a< :c!~c@{host} JOIN #x
    `,
  );
  rule(
    'CLOAK-2: a ban of the cloaked host holds, and so does one of the address',
    cloaked`
      a: from 192.0.2.6
      b: from 192.0.2.7
      a> JOIN #x
      b> JOIN #y
      b< :b!~b@{host} JOIN #y
      a> MODE #x +b *!*@{host}
      b> JOIN #x
      b< 474 #x
      a> MODE #x -b *!*@{host}
      a> MODE #x +b *!*@192.0.2.7
      b> JOIN #x
      b< 474 #x
    `,
  );
  rule(
    'CLOAK-3: 001 shows one’s cloak, and WHOIS of oneself where one comes from',
    cloaked`
      a: from 192.0.2.7
      a> USERHOST a
      a! 302 :…192.0.2.7…
      a> WHOIS a
      a< 338 a … 192.0.2.7
    `,
  );
});

describe('PROXY', () => {
  rule(
    'PROXY-1: behind a proxy the address of the PROXY line is that of the user',
    uncloaked`
      a: from 192.0.2.7
      a> USERHOST a
      a< 302 :a=+~a@192.0.2.7
    `,
  );
  rule('PROXY-2: a connection without the line is closed', async () => {
    const server = await uncloaked.open();
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
    a.send('WEBIRC secret gate 192.0.2.8 192.0.2.8', 'NICK a', 'USER a 0 * :a');
    expect(await a.until(' 001 ')).toMatch(/@192\.0\.2\.8$/);
  });
  rule('WEBIRC-2: a wrong password ends the connection with ERROR', async () => {
    const server = await gated.open();
    const a = await server.connect('irc');
    a.send('WEBIRC wrong gate 192.0.2.8 192.0.2.8');
    for (let line = await a.line(); !line.startsWith('ERROR '); line = await a.line()) {
      expect(line).not.toMatch(/ 4\d\d \* WEBIRC/);
    }
  });
  rule(
    'WEBIRC-3: after registration it is answered by 462',
    gated`
      a> WEBIRC secret gate 192.0.2.8 192.0.2.8
      a< 462
    `,
  );
});

describe('sts', () => {
  const strict = house({ sts: { enabled: true, port: 6697, durationSeconds: 3600 } });

  rule(
    'STS-1: the capability sts tells clients that speak version 302 the port for TLS',
    strict`
      a: new
      a> CAP LS 302
      a< CAP * LS :…sts=…port=6697…
    `,
  );
  rule(
    'STS-2: nobody may ask for it',
    strict`
      a: new
      a> CAP LS 302
      a< CAP * LS :…sts…
      a> CAP REQ :sts
      a< CAP * NAK :sts
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
  rule('DOOR-5: who says nothing at the line door for too long is let go, and is seen to leave', async () => {
    const server = await strict.open();
    const a = await server.ircIn('#lobby', 'a');
    const alice = await server.line('alice');
    await a.until('alice!');
    server.clock.advance(10_000);
    expect(await a.line()).toMatch(/^:alice!alice@127\.0\.0\.1 QUIT :Idle/);
    expect(await alice.until(/Bye/)).toContain('alice');
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

const strict = house({ limits: { pseudoTriesMax: 2, lineDoorBytesMax: 64 }, idle: { lineSeconds: 10 } });
