import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TestServer } from './support/test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await TestServer.start();
});
afterEach(() => server.stop());

const host = 'salon.localhost';

describe('registration', () => {
  test('NICK and USER let a client in, and welcome it to the end of the MOTD', async () => {
    const irc = await server.connect('irc');
    irc.send('NICK dan', 'USER d 0 * :Dan D');
    const lines: string[] = [];
    for (let line = await irc.line(); !line.includes(' 376 '); line = await irc.line()) lines.push(line);
    expect(lines[0]).toBe(`:${host} 001 dan :Welcome to the Salon IRC Network dan!~d@127.0.0.1`);
    const codes = lines.map(line => line.split(' ')[1]);
    expect(codes).toEqual('001 002 003 004 005 005 005 251 252 253 254 255 265 266 375 372'.split(' '));
    expect(lines.filter(line => !line.startsWith(`:${host} ${line.split(' ')[1]} dan `))).toEqual([]);
  });

  test('a client that negotiates is let in at CAP END and not before', async () => {
    const irc = await server.connect('irc');
    irc.send('CAP LS 302', 'NICK dan', 'USER d 0 * :Dan');
    expect(await irc.line()).toMatch(/CAP \* LS \* :.* echo-message /);
    expect(await irc.line()).toMatch(/CAP \* LS :.*message-tags.* userhost-in-names/);
    irc.send(
      'CAP REQ :echo-message nonsense',
      'CAP REQ :echo-message message-tags',
      'CAP REQ :-message-tags',
    );
    await irc.readsLines(
      `:${host} CAP * NAK :echo-message nonsense`,
      `:${host} CAP * ACK :echo-message message-tags`,
      `:${host} CAP * ACK :-message-tags`,
    );
    irc.send('CAP LIST', 'CAP WHAT', 'CAP END');
    await irc.readsLines(
      `:${host} CAP * LIST :cap-notify echo-message`,
      `:${host} 410 * WHAT :Invalid CAP command`,
    );
    expect(await irc.line()).toContain(' 001 dan ');
  });

  test('a wrong nick is refused by its numeric, and another one may be given', async () => {
    await server.irc('taken');
    const irc = await server.connect('irc');
    irc.send(
      'NICK',
      'NICK :no good',
      'USER d 0 * :Dan',
      'NICK Taken',
      'NICK 1st',
      `NICK ${'x'.repeat(31)}`,
      'NICK fine',
    );
    await irc.readsLines(
      `:${host} 431 * :No nickname given`,
      `:${host} 432 * nogood :Erroneous nickname`,
      `:${host} 433 * Taken :Nickname is already in use`,
      `:${host} 432 * 1st :Erroneous nickname`,
      `:${host} 432 * ${'x'.repeat(31)} :Erroneous nickname`,
    );
    expect(await irc.line()).toContain(' 001 fine ');
  });

  test('before registration nothing else is done, and PING is answered', async () => {
    const irc = await server.connect('irc');
    irc.send(
      'JOIN #lobby',
      'NOSUCH',
      'PRIVMSG #lobby :hi',
      'PING hello',
      'USER',
      'USER a b',
      'PONG',
      '',
      '   ',
    );
    await irc.readsLines(
      `:${host} 451 * :You have not registered`,
      `:${host} 451 * :You have not registered`,
      `:${host} 451 * :You have not registered`,
      `:${host} PONG ${host} :hello`,
      `:${host} 461 * USER :Not enough parameters`,
      `:${host} 461 * USER :Not enough parameters`,
    );
    irc.send('QUIT :never mind');
    await irc.closes(`ERROR :Closing Link: 127.0.0.1 (Quit: never mind)\r\n`);
  });

  test('USER and PASS are refused afterwards', async () => {
    const irc = await server.irc('dan');
    irc.send('USER a 0 * :b', 'PASS x');
    await irc.readsLines(
      `:${host} 462 dan :You may not reregister`,
      `:${host} 462 dan :You may not reregister`,
    );
  });

  test('who does not register for 60 seconds is let go', async () => {
    const irc = await server.connect('irc');
    irc.send('NICK slow', 'PING x');
    await irc.until('PONG');
    server.clock.advance(60_000);
    expect(await irc.until('ERROR')).toBe('ERROR :Closing Link: 127.0.0.1 (Registration timeout)');
    await irc.closes();
  });

  test('two who want one nick at once: one gets it, the other 433', async () => {
    const peers = [await server.connect('irc'), await server.connect('irc')];
    for (const peer of peers) peer.send('NICK same', 'USER s 0 * :s');
    const lines = await Promise.all(peers.map(peer => peer.line()));
    expect(lines.map(line => line.split(' ')[1]).sort()).toEqual(['001', '433']);
  });
});

describe('a server password', () => {
  test('lets in who gives it, and nobody else', async () => {
    await server.stop();
    server = await TestServer.start({ server: { password: 'sesame' } });
    const wrong = await server.connect('irc');
    wrong.send('PASS simsim', 'NICK dan', 'USER d 0 * :Dan');
    await wrong.readsLines(`:${host} 464 * :Password incorrect`);
    expect(await wrong.until('ERROR')).toBe('ERROR :Closing Link: 127.0.0.1 (Password incorrect)');
    await wrong.closes();
    const right = await server.connect('irc');
    right.send('PASS :sesame', 'NICK dan', 'USER d 0 * :Dan');
    expect(await right.line()).toContain(' 001 dan ');
  });
});

describe('capabilities', () => {
  test('echo-message shows a client its own words, server-time when they were said', async () => {
    const echo = await server.ircIn('#x', 'echo', 'echo-message', 'server-time');
    const plain = await server.ircIn('#x', 'plain');
    await echo.until('JOIN');
    server.clock.advance(1234);
    echo.send('PRIVMSG #x :hi', 'PRIVMSG plain :psst');
    plain.send('PRIVMSG #x :ho');
    const time = '@time=2026-01-01T00:00:01.234Z';
    expect(await echo.line()).toBe(`${time} :echo!~echo@127.0.0.1 PRIVMSG #x :hi`);
    expect(await echo.line()).toBe(`${time} :echo!~echo@127.0.0.1 PRIVMSG plain :psst`);
    expect(await echo.line()).toBe(`${time} :plain!~plain@127.0.0.1 PRIVMSG #x :ho`);
    await plain.readsLines(
      ':echo!~echo@127.0.0.1 PRIVMSG #x :hi',
      ':echo!~echo@127.0.0.1 PRIVMSG plain :psst',
    );
  });

  test('message-tags pass on client-only tags, and nothing that a client may not set', async () => {
    const one = await server.ircIn('#x', 'one', 'message-tags');
    const two = await server.ircIn('#x', 'two', 'message-tags');
    const plain = await server.ircIn('#x', 'plain');
    await one.until('plain!');
    await two.until('plain!');
    one.send(
      '@+draft/reply=a\\sb;time=1999;msgid=x PRIVMSG #x :hi',
      '@+typing=active TAGMSG #x',
      'PRIVMSG #x :end',
    );
    const lines = [await two.line(), await two.line(), await two.line()];
    const ids = lines.map(line => /[@;]msgid=([0-9a-z]+)/.exec(line)?.[1]);
    expect(new Set(ids).size).toBe(3);
    expect(lines.map(line => line.replace(/msgid=[0-9a-z]+/, 'msgid'))).toStrictEqual([
      '@msgid;+draft/reply=a\\sb :one!~one@127.0.0.1 PRIVMSG #x :hi',
      '@msgid;+typing=active :one!~one@127.0.0.1 TAGMSG #x',
      '@msgid :one!~one@127.0.0.1 PRIVMSG #x :end',
    ]);
    await plain.readsLines(':one!~one@127.0.0.1 PRIVMSG #x :hi', ':one!~one@127.0.0.1 PRIVMSG #x :end');
  });
});

describe('lines', () => {
  test('of up to 512 bytes with CR LF are taken; longer ones are answered by 417 and not taken', async () => {
    const one = await server.ircIn('#x', 'one');
    const two = await server.ircIn('#x', 'two');
    await one.until('JOIN');
    const longest = `TOPIC #x :${'y'.repeat(510 - 'TOPIC #x :'.length)}`;
    one.send(longest, `${longest}y`, 'PRIVMSG #x :after');
    await one.readsLines(`:one!~one@127.0.0.1 TOPIC #x :${'y'.repeat(307)}`);
    await one.readsLines(`:${host} 417 one :Input line was too long`);
    await two.until('TOPIC');
    await two.readsLines(':one!~one@127.0.0.1 PRIVMSG #x :after');
  });

  test('that would be longer than 512 bytes with their source are refused, not cut', async () => {
    const one = await server.ircIn('#x', 'one');
    const two = await server.ircIn('#x', 'two');
    await one.until('JOIN');
    const source = ':one!~one@127.0.0.1 ';
    const longest = `PRIVMSG #x :${'y'.repeat(510 - `${source}PRIVMSG #x :`.length)}`;
    one.send(`${longest}y`, longest);
    await one.readsLines(`:${host} 417 one :Input line was too long`);
    await two.readsLines(source + longest);
  });

  test('tags may take 4096 bytes besides', async () => {
    const irc = await server.irc('tagger', 'message-tags');
    const fits = `@+x=${'y'.repeat(4096 - 5)} `;
    irc.send(`${fits}PING ok`, `${fits.replace('=', '=z')}PING no`, 'PING end');
    await irc.readsLines(
      `:${host} PONG ${host} :ok`,
      `:${host} 417 tagger :Input line was too long`,
      `:${host} PONG ${host} :end`,
    );
  });

  test('that are not UTF-8 are refused with one line', async () => {
    const one = await server.ircIn('#x', 'one');
    const two = await server.ircIn('#x', 'two');
    await one.until('JOIN');
    one.sendRaw(Buffer.concat([Buffer.from('PRIVMSG #x :caf'), Uint8Array.of(0xe9), Buffer.from('\r\n')]));
    one.send('PRIVMSG #x :café');
    await one.readsLines(`:${host} FAIL PRIVMSG INVALID_UTF8 :Lines must be UTF-8; this one was not taken`);
    await two.readsLines(':one!~one@127.0.0.1 PRIVMSG #x :café');
  });
});

test('unknown commands and missing parameters are answered by their numerics', async () => {
  const irc = await server.irc('dan');
  irc.send(
    'FROBNICATE now',
    'JOIN',
    'PRIVMSG',
    'PRIVMSG x',
    'PRIVMSG a,b,c,d,e :hi',
    'MOTD elsewhere.example',
    'mOtD',
  );
  await irc.readsLines(
    `:${host} 421 dan FROBNICATE :Unknown command`,
    `:${host} 461 dan JOIN :Not enough parameters`,
    `:${host} 411 dan :No recipient given`,
    `:${host} 412 dan :No text to send`,
    `:${host} 407 dan e :Too many targets`,
    `:${host} 402 dan elsewhere.example :No such server`,
  );
  await irc.until(' 376 ');
});

test('everything announced by ISUPPORT holds at its edge', async () => {
  await server.stop();
  server = await TestServer.start({
    limits: { channelsPerUserMax: 2, listEntriesMax: 2, modesPerLineMax: 2 },
  });
  const irc = await server.irc('dan');
  irc.send('JOIN #a,#b,#c', `TOPIC #a :${'t'.repeat(500)}`, 'MODE #a +b a', 'MODE #a +b b', 'MODE #a +b c');
  expect(await irc.until(' 405 ')).toBe(`:${host} 405 dan #c :You have joined too many channels`);
  expect(await irc.line()).toBe(`:dan!~dan@127.0.0.1 TOPIC #a :${'t'.repeat(307)}`);
  await irc.readsLines(':dan!~dan@127.0.0.1 MODE #a +b a!*@*', ':dan!~dan@127.0.0.1 MODE #a +b b!*@*');
  await irc.readsLines(`:${host} 478 dan #a c!*@* b :Channel list is full`);
  irc.send('MODE #a +elk p 3 key', 'MODE #a');
  await irc.readsLines(':dan!~dan@127.0.0.1 MODE #a +el p!*@* 3');
  expect(await irc.line()).toBe(`:${host} 324 dan #a +ntl 3`);
});
