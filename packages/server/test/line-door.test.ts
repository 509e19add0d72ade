import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TestServer } from './support/test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await TestServer.start();
});
afterEach(() => server.stop());

const question = '>> Enter pseudo: ';

describe('the question', () => {
  test('a newcomer is asked for a pseudo and welcomed before everyone', async () => {
    const alice = await server.line('alice');
    const bob = await server.connect('line');
    await bob.reads(question);
    bob.send('bob');
    await bob.readsLines('>> Welcome bob !');
    await alice.readsLines('>> Welcome bob !');
  });

  test.each([
    ['', '>> A pseudo must not be empty.'],
    ['x'.repeat(31), '>> This pseudo is too long: at most 30 characters.'],
    [
      'al ice',
      '>> The pseudo "al ice" has a forbidden character: letters, digits and _-[]{}\\|^` are allowed.',
    ],
    ['é', '>> The pseudo "é" has a forbidden character: letters, digits and _-[]{}\\|^` are allowed.'],
    ['1st', '>> The pseudo "1st" begins with a digit or a hyphen: begin with a letter.'],
    ['Carol', '>> The pseudo Carol is taken.'],
    ['cAROL', '>> The pseudo cAROL is taken.'],
  ])('the pseudo %j is refused in one line, and the question comes again', async (pseudo, refusal) => {
    await server.line('carol');
    const newcomer = await server.connect('line');
    await newcomer.reads(question);
    newcomer.send(pseudo);
    await newcomer.reads(`${refusal}\n${question}`);
    newcomer.send('dave');
    await newcomer.readsLines('>> Welcome dave !');
  });

  test('after ten wrong pseudos it is goodbye', async () => {
    const newcomer = await server.connect('line');
    await newcomer.reads(question);
    for (let tries = 1; tries < 10; tries += 1) {
      newcomer.send('no no');
      await newcomer.until('forbidden');
      await newcomer.reads(question);
    }
    newcomer.send('no no');
    await newcomer.until('forbidden');
    await newcomer.closes('>> Those were 10 wrong pseudos. Bye !\n');
  });

  test('newcomers do not wait for one another', async () => {
    const slow = await server.connect('line');
    await slow.reads(question);
    slow.sendRaw('slo');
    await server.line('quick');
    slow.sendRaw('w\n');
    await slow.readsLines('>> Welcome slow !');
  });

  test('of two who want the same pseudo at once, one gets it', async () => {
    const one = await server.connect('line');
    const two = await server.connect('line');
    one.send('same');
    two.send('same');
    const lines = await Promise.all([one.line(), two.line()]);
    expect(lines.sort()).toEqual([`${question}>> The pseudo same is taken.`, `${question}>> Welcome same !`]);
  });

  test('who does not answer for 60 seconds is let go', async () => {
    const silent = await server.connect('line');
    await silent.reads(question);
    server.clock.advance(59_000);
    silent.send('still no pseudo');
    await silent.until('forbidden');
    await silent.reads(question);
    server.clock.advance(1000);
    await silent.closes('\n>> No pseudo was given in time. Bye !\n');
  });

  test('who leaves at the question is shown to nobody', async () => {
    const alice = await server.line('alice');
    const shy = await server.connect('line');
    await shy.reads(question);
    shy.socket.end();
    await shy.closes('>> Connection closed. Bye !\n');
    alice.send('/who');
    await alice.readsLines('>> 1 in #lobby: @alice');
  });
});

describe('talk', () => {
  test('speech reaches all but its speaker', async () => {
    const alice = await server.line('alice');
    const bob = await server.line('bob');
    await alice.readsLines('>> Welcome bob !');
    alice.send('hello', 'how are you?');
    await bob.readsLines('alice: hello', 'alice: how are you?');
    bob.send('fine');
    await alice.readsLines('bob: fine');
  });

  test('who leaves is seen to go, however she goes', async () => {
    const alice = await server.line('alice');
    const quitter = await server.line('quitter');
    quitter.send('/quit');
    await quitter.closes('>> Bye quitter !\n');
    await alice.readsLines('>> Welcome quitter !', '>> Bye quitter !');
    const closer = await server.line('closer');
    closer.socket.end();
    await alice.readsLines('>> Welcome closer !', '>> Bye closer !');
    const breaker = await server.line('breaker');
    breaker.socket.resetAndDestroy();
    await alice.readsLines('>> Welcome breaker !', '>> Bye breaker !');
  });

  test('what was sent before the end of the input is said before she goes', async () => {
    const alice = await server.line('alice');
    const piped = await server.connect('line');
    piped.socket.end('piped\nlast words\n');
    await alice.readsLines('>> Welcome piped !', 'piped: last words', '>> Bye piped !');
    await piped.closes(`${question}>> Welcome piped !\n>> Bye piped !\n`);
  });

  test('a last piped line counts without its end', async () => {
    const alice = await server.line('alice');
    const piped = await server.connect('line');
    piped.socket.end('piped\nand goodbye');
    await alice.readsLines('>> Welcome piped !', 'piped: and goodbye', '>> Bye piped !');
  });

  test('who does not hang up after the last words is hung up on, so that nc gives its terminal back', async () => {
    const alice = await server.line('alice');
    alice.socket.allowHalfOpen = true;
    alice.send('/quit');
    await alice.readsLines('>> Bye alice !');
    await alice.closes();
    expect(server.server.sessions.size).toBe(1);
    server.clock.advance(500);
    await server.eventually(() => server.server.sessions.size === 0);
  });

  test('//text says a line that begins with a slash, and blank lines say nothing', async () => {
    const alice = await server.line('alice');
    const bob = await server.line('bob');
    alice.send('', '   ', '//help', '///', '  indented');
    await bob.readsLines('alice: /help', 'alice: //', 'alice:   indented');
  });
});

describe('idleness', () => {
  test('who says nothing for 15 minutes is disconnected, and the others see her go', async () => {
    const alice = await server.line('alice');
    const bob = await server.line('bob');
    await alice.readsLines('>> Welcome bob !');
    server.clock.advance(899_000);
    bob.send('still here');
    await alice.readsLines('bob: still here');
    server.clock.advance(1000);
    await alice.closes('alice seems to be afk. Force disconnection.\n>> Bye alice !\n');
    await bob.readsLines('>> Bye alice !');
    server.clock.advance(899_000);
    await bob.closes('bob seems to be afk. Force disconnection.\n>> Bye bob !\n');
  });

  test('an IRC client that says nothing stays, as long as it answers PING', async () => {
    const irc = await server.ircIn('#lobby', 'lurker');
    for (let rounds = 0; rounds < 20; rounds += 1) {
      server.clock.advance(120_000);
      await irc.readsLines('PING :salon.localhost');
      irc.send('PONG :salon.localhost');
      expect(await irc.linesUntilNow()).toEqual([]);
    }
  });

  test('an IRC client that does not answer PING is gone', async () => {
    const watcher = await server.line('watcher');
    const dead = await server.ircIn('#lobby', 'dead');
    await watcher.readsLines('>> Welcome dead !');
    server.clock.advance(120_000);
    await dead.readsLines('PING :salon.localhost');
    server.clock.advance(59_000);
    expect(server.users).toBe(2);
    server.clock.advance(1000);
    await dead.closes('ERROR :Closing Link: 127.0.0.1 (Ping timeout: 180 seconds)\r\n');
    await watcher.readsLines('>> Bye dead !');
  });
});

describe('hostile bytes', () => {
  test('lines end in LF or CR LF, wherever the bytes are split', async () => {
    const alice = await server.line('alice');
    const bob = await server.line('bob');
    await alice.readsLines('>> Welcome bob !');
    const bytes = Buffer.from('one\ntwo\r\nth€ree 😀\r\nfour\n');
    for (const byte of bytes) {
      alice.sendRaw(Uint8Array.of(byte));
      await new Promise(resolve => setImmediate(resolve));
    }
    await bob.readsLines('alice: one', 'alice: two', 'alice: th€ree 😀', 'alice: four');
  });

  test('telnet negotiation is swallowed, and its Enter and interrupt are understood', async () => {
    const bob = await server.line('bob');
    const alice = await server.connect('line');
    await alice.reads(question);
    alice.sendRaw(Uint8Array.of(255, 253, 1, 255, 251, 31, 255, 250, 31, 0, 80, 0, 24, 255, 240));
    alice.sendRaw(Buffer.concat([Buffer.from('ali'), Uint8Array.of(255, 241), Buffer.from('ce\r\0hi\r\n')]));
    await bob.readsLines('>> Welcome alice !', 'alice: hi');
    alice.sendRaw(Uint8Array.of(255, 244, 255, 253, 6));
    await bob.readsLines('>> Bye alice !');
  });

  test('telnet is answered its timing mark, without which it shows nothing more', async () => {
    const alice = await server.line('alice');
    alice.sendRaw(Uint8Array.of(255, 253, 6));
    // The bytes of WONT, as they look when they are taken for UTF-8.
    await alice.reads('\ufffd\ufffd\x06');
  });

  test('control characters never reach other terminals', async () => {
    const alice = await server.line('alice');
    const irc = await server.ircIn('#lobby', 'ircer');
    const bob = await server.line('bob');
    alice.send('\x1b[2J\x1b]0;owned\x07red\x08\x9b31m\x7f and\ttab');
    await bob.readsLines('alice: red and tab');
    irc.send(
      'PRIVMSG #lobby :\x02bold\x02 \x0304,01red\x03 \x1b[31mesc\x07',
      'TOPIC #lobby :no',
      'PART #lobby :\x1b[2J',
    );
    await bob.readsLines('ircer: bold red [31mesc', '>> Bye ircer !');
  });

  test('what is not UTF-8 or too long is refused with one line, and nothing of it is sent', async () => {
    const alice = await server.line('alice');
    const bob = await server.line('bob');
    await alice.readsLines('>> Welcome bob !');
    alice.sendRaw(Uint8Array.of(0x68, 0xc3, 0x28, 0x0a));
    alice.sendRaw(`${'x'.repeat(16_000)}\n`);
    alice.send('x'.repeat(4097), 'y'.repeat(4096), 'next');
    await alice.readsLines(
      '>> This line is not UTF-8 and was not sent.',
      '>> This line is too long and was not sent: at most 4096 bytes.',
      '>> This line is too long and was not sent: at most 4096 bytes.',
    );
    await bob.readsLines(`alice: ${'y'.repeat(4096)}`, 'alice: next');
  });

  test('who sends more than 16 KiB without an end of line is put out, in one piece or in many', async () => {
    const bob = await server.line('bob');
    for (const [index, chunks] of [[17_000], [9000, 8000], [16_384, 1]].entries()) {
      const alice = await server.line(`alice${index}`);
      await bob.readsLines(`>> Welcome alice${index} !`);
      for (const bytes of chunks) alice.sendRaw('x'.repeat(bytes));
      await alice.until('too long');
      await bob.readsLines(`>> Bye alice${index} !`);
      await alice.closes(`>> Bye alice${index} !\n`);
      expect(server.logged.map(({ msg }) => msg)).toContain(`alice${index} left: RecvQ exceeded`);
    }
  });

  test('what telnet sends besides lines is bounded alike, and a line makes room for more', async () => {
    const alice = await server.line('alice');
    const bob = await server.line('bob');
    await alice.readsLines('>> Welcome bob !');
    const commands = Buffer.from('fff1fffafffafff0'.repeat(1000), 'hex');
    for (let turn = 0; turn < 8; turn += 1) {
      alice.sendRaw(Buffer.concat([commands, Buffer.from('still here\n')]));
      await bob.readsLines('alice: still here');
    }
    for (const bytes of ['fff1', 'fffafff0', 'fff1fffa'])
      alice.sendRaw(Buffer.from(bytes.repeat(3000), 'hex'));
    await bob.readsLines('>> Bye alice !');
    await alice.closes('>> Bye alice !\n');
    expect(server.logged.map(({ msg }) => msg)).toContain('alice left: RecvQ exceeded');
  });

  test('a pseudo that is not UTF-8 or too long is a wrong one', async () => {
    const newcomer = await server.connect('line');
    await newcomer.reads(question);
    newcomer.sendRaw(Uint8Array.of(0xff, 0xff, 0xc3, 0x28, 0x0a));
    await newcomer.reads(`>> This line is not UTF-8 and was not sent.\n${question}`);
    newcomer.send('x'.repeat(5000));
    await newcomer.reads(`>> This line is too long and was not sent: at most 4096 bytes.\n${question}`);
  });
});

describe('the lobby', () => {
  test('line users and IRC users see each other: speech, nicks, topics, kicks, comings and goings', async () => {
    const irc = await server.ircIn('#lobby', 'ircer');
    const alice = await server.connect('line');
    alice.send('alice');
    await alice.reads(`${question}>> Welcome alice !\n`);
    await irc.readsLines(':alice!alice@127.0.0.1 JOIN #lobby');
    alice.send('hello', '/me waves', '/nick ally');
    await irc.readsLines(
      ':alice!alice@127.0.0.1 PRIVMSG #lobby :hello',
      ':alice!alice@127.0.0.1 PRIVMSG #lobby :\x01ACTION waves\x01',
      ':alice!alice@127.0.0.1 NICK ally',
    );
    irc.send('PRIVMSG #lobby :hi', 'PRIVMSG #lobby :\x01ACTION bows\x01', 'PRIVMSG #lobby :\x01VERSION\x01');
    irc.send('NOTICE #lobby :attention', 'TOPIC #lobby :tea', 'NICK ircle', 'KICK #lobby ally :enough');
    await alice.readsLines(
      '>> alice is now known as ally.',
      'ircer: hi',
      '* ircer bows',
      '-ircer- attention',
      '>> ircer set the topic of #lobby: tea',
      '>> ircer is now known as ircle.',
      '>> ally was thrown out of #lobby by ircle (enough).',
      '>> You are in no room now. /join one; /rooms shows which there are.',
    );
    alice.send('/join #lobby');
    await alice.readsLines('>> Welcome ally !', '>> The topic of #lobby is: tea');
    irc.send('QUIT :home');
    await alice.readsLines('>> Bye ircle !');
  });

  test('long speech reaches IRC readers split at words, whole characters kept, in lines of 512 bytes', async () => {
    const irc = await server.ircIn('#lobby', 'ircer');
    const alice = await server.line('alice');
    await irc.until('JOIN');
    const text = `${'wörds and €uros '.repeat(80)}${'👩‍👩‍👧'.repeat(60)}`.trim();
    alice.send(text);
    alice.send('the end');
    const pieces: string[] = [];
    for (let line = await irc.line(); !line.endsWith(':the end'); line = await irc.line()) {
      expect(Buffer.byteLength(line) + 2).toBeLessThanOrEqual(512);
      pieces.push(line.replace(/^:alice!alice@127\.0\.0\.1 PRIVMSG #lobby :/, ''));
    }
    expect(pieces.length).toBeGreaterThan(3);
    expect(pieces.join(' ').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    for (const piece of pieces) expect(piece).not.toMatch(/^\u200d|\u200d$|^ | $/u);
  });
});

test('a newcomer who is banned from the lobby is let in and told so', async () => {
  const irc = await server.ircIn('#lobby', 'op');
  irc.send('MODE #lobby +b bad!*@*');
  await irc.until('MODE');
  const bad = await server.connect('line');
  bad.send('bad');
  await bad.reads(`${question}>> You are banned from #lobby.\n`);
  bad.send('hello?');
  await bad.readsLines('>> You are in no room. /join one; /rooms shows which there are.');
});
