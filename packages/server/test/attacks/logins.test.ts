import { afterEach, describe, expect, test } from 'vitest';
import type { ServerParts } from '../../src/server/parts.ts';
import { withProxy } from '../spec/settings.ts';
import type { Peer } from '../support/peer.ts';
import { base64, Mailbox, plainOf, ScramClient } from '../support/sasl.ts';
import { cheapAccounts, TestServer } from '../support/test-server.ts';

let server: TestServer;
afterEach(async () => {
  // What throws while someone is served is an incident, and none of this may be one.
  const faults = server.logged.filter(({ level }) => Number(level) >= 50);
  expect(faults).toStrictEqual([]);
  await server.stop();
});

async function start(settings: Record<string, unknown> = {}, parts: Partial<ServerParts> = {}) {
  server = await TestServer.start(settings, parts);
}

/** A newcomer who has sent some lines. */
async function newcomer(...lines: readonly string[]): Promise<Peer> {
  const peer = await server.connect('irc');
  peer.send(...lines);
  return peer;
}

/** Makes an account, and returns who did. */
async function account(name: string, email = '*'): Promise<Peer> {
  const peer = await newcomer('CAP REQ :sasl', `NICK ${name}`, `REGISTER * ${email} password-of-${name}`);
  await peer.until(/ REGISTER (SUCCESS|VERIFICATION_REQUIRED) /);
  return peer;
}

const numericsOf = (lines: readonly string[]) =>
  lines.map(line => /^:\S+ (\d{3}) /.exec(line)?.[1] ?? line.split(' ', 1)[0]).join(' ');

describe('a try to log in is given up and begun anew', () => {
  /** Lines that bring a try into a state, each a step further than the one before. */
  const states: Readonly<Record<string, readonly string[]>> = {
    nothing: [],
    'PLAIN begun': ['AUTHENTICATE PLAIN'],
    'PLAIN half said': ['AUTHENTICATE PLAIN', `AUTHENTICATE ${'A'.repeat(400)}`],
    'SCRAM begun': ['AUTHENTICATE SCRAM-SHA-256'],
    'SCRAM challenged': ['AUTHENTICATE SCRAM-SHA-256', `AUTHENTICATE ${new ScramClient('alice', 'x').first}`],
    'SCRAM failed': [
      'AUTHENTICATE SCRAM-SHA-256',
      `AUTHENTICATE ${new ScramClient('alice', 'x').first}`,
      `AUTHENTICATE ${base64('c=biws,r=x,p=AAAA')}`,
    ],
    'password wrong': ['AUTHENTICATE PLAIN', `AUTHENTICATE ${plainOf('alice', 'x')}`],
    'logged in': ['AUTHENTICATE PLAIN', `AUTHENTICATE ${plainOf('alice', 'password-of-alice')}`],
  };
  /** What ends a try, or seems to. */
  const turns: Readonly<Record<string, readonly string[]>> = {
    'AUTHENTICATE *': ['AUTHENTICATE *'],
    'two of them': ['AUTHENTICATE *', 'AUTHENTICATE *'],
    'too much': [`AUTHENTICATE ${'A'.repeat(420)}`],
    garbage: ['AUTHENTICATE !', 'AUTHENTICATE !'],
    'no capability any more': ['CAP REQ :-sasl', 'AUTHENTICATE PLAIN', 'CAP REQ :sasl'],
    'the end of negotiation': ['CAP END', 'CAP REQ :sasl'],
  };

  test('in every state, by everyone who is in or is not', async () => {
    await start();
    await account('alice');
    for (const [state, before] of Object.entries(states)) {
      for (const [turn, then] of Object.entries(turns)) {
        const nick = `u${Math.random().toString(36).slice(2, 10)}`;
        const peer = await newcomer('CAP REQ :sasl', `NICK ${nick}`, `USER ${nick} 0 * :x`);
        peer.send(...before, ...then);
        await peer.linesUntilNow();
        // Whatever was left is ended by this, and what follows is a new try.
        peer.send(
          'AUTHENTICATE *',
          'AUTHENTICATE PLAIN',
          `AUTHENTICATE ${plainOf('alice', 'password-of-alice')}`,
        );
        const lines = await peer.linesUntilNow();
        const seen = numericsOf(lines.filter(line => !/ (00\d|25\d|26\d|37\d|MODE) /.test(line)));
        expect([state, turn, seen]).toEqual([state, turn, '906 AUTHENTICATE 900 903']);
        peer.socket.destroy();
      }
    }
  });

  test('by who goes while it is checked, or sends all at once', async () => {
    await start();
    await account('alice');
    const all = [
      'CAP REQ :sasl',
      'AUTHENTICATE PLAIN',
      `AUTHENTICATE ${plainOf('alice', 'password-of-alice')}`,
    ];
    for (let times = 0; times < 20; times += 1) {
      const peer = await newcomer(...all, 'AUTHENTICATE PLAIN', 'NICK x', 'USER x 0 * :x', 'CAP END');
      peer.socket.resetAndDestroy();
    }
    const peer = await newcomer(...all, 'NICK x', 'USER x 0 * :x', 'CAP END', 'WHOIS x');
    await peer.until(' 330 x x alice ');
  });
});

describe('an account goes before its owner is in', () => {
  const login = [
    'CAP REQ :sasl',
    'AUTHENTICATE PLAIN',
    `AUTHENTICATE ${plainOf('alice', 'password-of-alice')}`,
  ];
  const suspended = { reason: 'spam', by: 'root', at: 0 };

  test.each([
    ['dropped', { type: 'remove-account', account: 'alice' }],
    ['suspended', { type: 'set-account', account: 'alice', changes: { suspended } }],
  ] as const)('and she does not come in as anyone when it is %s', async (_how, command) => {
    await start();
    await account('alice');
    const peer = await newcomer(...login, 'NICK guest', 'USER guest 0 * :guest');
    await peer.until(' 903 ');
    server.server.loop.submit(command);
    peer.send('CAP END');
    await peer.until('ERROR ');
    expect(server.users).toBe(0);
  });

  test('while she is a user, and a login that comes too late is none', async () => {
    await start();
    await account('alice');
    const peer = await server.irc('guest', 'sasl');
    peer.send('AUTHENTICATE PLAIN', `AUTHENTICATE ${plainOf('alice', 'password-of-alice')}`);
    await server.eventually(() => server.server.sessions.size === 2);
    server.server.loop.submit({ type: 'remove-account', account: 'alice' });
    await peer.until(/ (903|904) /);
    peer.send('WHOIS guest');
    const lines = await peer.linesUntilNow();
    expect(lines.some(line => line.includes(' 330 '))).toBe(false);
  });
});

describe('much is sent', () => {
  test('with AUTHENTICATE, and nobody else notices', async () => {
    await start();
    const friend = await server.irc('friend');
    const flooder = await server.irc('flooder', 'sasl');
    for (let round = 0; round < 50; round += 1) {
      flooder.send('AUTHENTICATE PLAIN', ...Array<string>(6).fill(`AUTHENTICATE ${'A'.repeat(400)}`));
    }
    friend.send('PING :still-here');
    await friend.until('still-here');
    const lines = await flooder.linesUntilNow();
    expect(lines.filter(line => line.includes(' 905 '))).toHaveLength(50);
  });

  test('by more at once than can be checked, and none of them is taken for wrong', async () => {
    await start({ accounts: { ...cheapAccounts, hashing: { argon2KiB: 8192, argon2Passes: 1 } } });
    await account('alice');
    const peers = await Promise.all(
      Array.from({ length: 160 }, () =>
        newcomer(
          'CAP REQ :sasl',
          'AUTHENTICATE PLAIN',
          `AUTHENTICATE ${plainOf('alice', 'password-of-alice')}`,
        ),
      ),
    );
    const ends = await Promise.all(peers.map(peer => peer.until(/ (903|904|FAIL) /)));
    const busy = ends.filter(line => line.includes(' FAIL AUTHENTICATE TEMPORARILY_UNAVAILABLE '));
    expect(ends.filter(line => line.includes(' 903 ')).length + busy.length).toBe(160);
  });
});

describe('two want the same account', () => {
  test('at once, and one of them has it', async () => {
    await start();
    const peers = await Promise.all(
      ['alice', 'ALICE', 'a1ice'].map(nick => newcomer(`NICK ${nick}`, 'REGISTER * * password-of-alice')),
    );
    const answers = await Promise.all(peers.map(peer => peer.until(/ REGISTER /)));
    expect(answers.filter(line => line.includes(' REGISTER SUCCESS '))).toHaveLength(1);
    expect(
      answers.filter(line => / FAIL REGISTER (ACCOUNT_EXISTS|BAD_ACCOUNT_NAME) /.test(line)),
    ).toHaveLength(2);
    expect(server.server.loop.hub.state.accounts.byName.size).toBe(1);
  });

  test('on one connection, and it has one', async () => {
    await start();
    const peer = await newcomer(
      'NICK alice',
      'REGISTER * * password-one',
      'REGISTER * * password-two',
      'NICK bob',
    );
    await peer.until(' REGISTER SUCCESS alice ');
    await peer.until(' FAIL REGISTER ALREADY_AUTHENTICATED ');
    const again = await newcomer('CAP REQ :sasl', 'AUTHENTICATE PLAIN');
    again.send(`AUTHENTICATE ${plainOf('alice', 'password-two')}`);
    await again.until(' 904 ');
  });

  test('and one has its nick already', async () => {
    await start();
    await server.irc('alice');
    const thief = await newcomer('NICK alice', 'REGISTER * * password-of-thief');
    await thief.until(' FAIL REGISTER BAD_ACCOUNT_NAME alice ');
  });
});

describe('an account waits for its code', () => {
  const mailbox = new Mailbox();

  test('and nothing else than that code does', async () => {
    await start({}, { mailer: mailbox });
    await account('alice', 'alice@example.org');
    const ofAlice = mailbox.code;
    await account('bob', 'bob@example.org');
    const ofBob = mailbox.code;
    const thief = await newcomer('CAP REQ :sasl', 'NICK thief');
    for (const code of [ofBob, '', '*', ofAlice.slice(1), `${ofAlice}A`]) {
      thief.send(`VERIFY alice :${code}`);
      await thief.until(' FAIL VERIFY INVALID_CODE alice ');
    }
    // That was once too often: not even the right one counts, and a new one is needed.
    thief.send(`VERIFY alice ${ofAlice}`);
    await thief.until(' FAIL VERIFY INVALID_CODE alice ');
    thief.send('REGISTER alice thief@example.org password-of-thief');
    await thief.until(' FAIL REGISTER ');
    thief.send('AUTHENTICATE PLAIN', `AUTHENTICATE ${plainOf('alice', 'password-of-alice')}`);
    await thief.until(' FAIL AUTHENTICATE VERIFICATION_REQUIRED alice ');
    const other = await newcomer('PASS alice:password-of-alice', 'NICK other', 'USER other 0 * :other');
    await other.until(' FAIL PASS VERIFICATION_REQUIRED alice ');
    await other.until('ERROR ');
  });

  test('and a code of one that was dropped is none for the next of its name', async () => {
    await start({}, { mailer: mailbox });
    await account('alice', 'alice@example.org');
    const old = mailbox.code;
    server.server.loop.submit({ type: 'remove-account', account: 'alice' });
    const thief = await account('alice', 'thief@example.org');
    thief.send(`VERIFY alice ${old}`);
    await thief.until(' FAIL VERIFY INVALID_CODE alice ');
  });

  test('and its nick is nobody else’s meanwhile, but free when the time is over', async () => {
    await start({}, { mailer: mailbox });
    const alice = await account('alice', 'alice@example.org');
    alice.socket.destroy();
    const thief = await server.irc('thief');
    for (const nick of ['alice', 'ALICE', 'a1ice']) {
      thief.send(`NICK ${nick}`);
      await thief.until(` 433 thief ${nick} `);
    }
    const late = mailbox.code;
    server.clock.advance(24 * 3_600_000 + 60_000);
    const next = await newcomer('NICK alice', 'USER alice 0 * :alice');
    await next.until(' 001 alice ');
    next.send(`VERIFY alice ${late}`);
    await next.until(' FAIL VERIFY INVALID_CODE alice ');
  });
});

describe('a password is guessed', () => {
  const throttle = { failuresPerAddressMax: 2, failuresPerAccountMax: 4, registrationsPerAddressMax: 2 };

  async function from(address: string, ...lines: readonly string[]): Promise<Peer> {
    return await newcomer(`PROXY TCP4 ${address} 127.0.0.1 40000 6667`, 'CAP REQ :sasl', ...lines);
  }
  const tries = (password: string) => ['AUTHENTICATE PLAIN', `AUTHENTICATE ${plainOf('alice', password)}`];

  test('from many addresses, and its owner still comes in from where she was', async () => {
    await start({ ...withProxy, accounts: { ...cheapAccounts, throttle } });
    const alice = await from('192.0.2.1', 'NICK alice', 'REGISTER * * password-of-alice');
    await alice.until(' REGISTER SUCCESS ');
    const home = await from('192.0.2.1', ...tries('password-of-alice'));
    await home.until(' 903 ');
    for (const address of ['198.51.100.1', '198.51.100.2']) {
      const guesser = await from(address, ...tries('one'), ...tries('two'), ...tries('password-of-alice'));
      await guesser.until(' 904 ');
      await guesser.until(' 904 ');
      await guesser.until(' FAIL AUTHENTICATE TEMPORARILY_UNAVAILABLE ');
    }
    const fresh = await from('198.51.100.3', ...tries('password-of-alice'));
    await fresh.until(' FAIL AUTHENTICATE TEMPORARILY_UNAVAILABLE ');
    const again = await from('192.0.2.1', ...tries('password-of-alice'));
    await again.until(' 903 ');
  });

  test('by many connections at once, and the one that is right comes too late', async () => {
    await start({ ...withProxy, accounts: { ...cheapAccounts, throttle } });
    const alice = await from('192.0.2.1', 'NICK alice', 'REGISTER * * password-of-alice');
    await alice.until(' REGISTER SUCCESS ');
    const guessers = await Promise.all(
      [...'1234', 'password-of-alice'].map(async password => {
        const client = new ScramClient('alice', password);
        const peer = await from('198.51.100.1', 'AUTHENTICATE SCRAM-SHA-256', `AUTHENTICATE ${client.first}`);
        await peer.until('AUTHENTICATE +');
        const challenge = (await peer.until('AUTHENTICATE ')).split(' ')[1] ?? '';
        return { peer, final: client.answer(challenge) };
      }),
    );
    const said: string[] = [];
    for (const { peer, final } of guessers) {
      peer.send(`AUTHENTICATE ${final}`);
      said.push(await peer.until(/ (904|FAIL) |AUTHENTICATE /));
    }
    expect(said.map(line => / (904|FAIL) /.exec(line)?.[1])).toEqual(['904', '904', 'FAIL', 'FAIL', 'FAIL']);
    const plain = await Promise.all([...'12345'].map(password => from('198.51.100.2', ...tries(password))));
    const answers = await Promise.all(plain.map(peer => peer.until(/ (903|904|FAIL) /)));
    expect(answers.map(line => / (903|904|FAIL) /.exec(line)?.[1]).sort()).toEqual([
      '904',
      '904',
      'FAIL',
      'FAIL',
      'FAIL',
    ]);
  });

  test('by PASS and VERIFY as well, and all of it counts together', async () => {
    await start({ ...withProxy, accounts: { ...cheapAccounts, throttle } });
    const one = await from('198.51.100.1', 'VERIFY alice x');
    await one.until(' FAIL VERIFY INVALID_CODE ');
    const two = await from('198.51.100.1', 'PASS alice:x', 'NICK x', 'USER x 0 * :x', 'CAP END');
    await two.until(' 464 ');
    const three = await from('198.51.100.1', 'VERIFY alice x');
    await three.until(' FAIL VERIFY TEMPORARILY_UNAVAILABLE ');
    const four = await from('198.51.100.1', 'PASS alice:x', 'NICK x', 'USER x 0 * :x', 'CAP END');
    await four.until(' FAIL PASS TEMPORARILY_UNAVAILABLE ');
    await four.until('ERROR ');
  });

  test('and accounts are not made by the hundred', async () => {
    await start({ ...withProxy, accounts: { ...cheapAccounts, throttle } });
    for (const nick of ['one', 'two']) {
      const peer = await from('198.51.100.1', `NICK ${nick}`, 'REGISTER * * password-of-many');
      await peer.until(' REGISTER SUCCESS ');
    }
    const third = await from('198.51.100.1', 'NICK three', 'REGISTER * * password-of-many');
    await third.until(' FAIL REGISTER TEMPORARILY_UNAVAILABLE three ');
  });
});

describe('an account goes and another one of its name comes before its owner is in', () => {
  const login = (password: string) => [
    'CAP REQ :sasl',
    'AUTHENTICATE PLAIN',
    `AUTHENTICATE ${plainOf('alice', password)}`,
  ];

  async function takenOver(): Promise<void> {
    server.server.loop.submit({ type: 'remove-account', account: 'alice' });
    const next = await newcomer('NICK alice', 'REGISTER * * password-of-next');
    await next.until(' REGISTER SUCCESS alice ');
    next.socket.destroy();
  }

  test('and who logged in to the first one does not come in as the second', async () => {
    await start();
    (await account('alice')).socket.destroy();
    const peer = await newcomer(...login('password-of-alice'), 'NICK guest', 'USER guest 0 * :guest');
    await peer.until(' 903 ');
    await takenOver();
    peer.send('CAP END');
    await peer.until('ERROR ');
    expect(server.users).toBe(0);
  });

  test('nor who made the first one', async () => {
    await start();
    const peer = await account('alice');
    await takenOver();
    peer.send('NICK guest', 'USER guest 0 * :guest', 'CAP END');
    await peer.until('ERROR ');
    expect(server.users).toBe(0);
  });

  test('nor who had but to say that she believes the server', async () => {
    await start();
    (await account('alice')).socket.destroy();
    const client = new ScramClient('alice', 'password-of-alice');
    const peer = await server.irc('guest', 'sasl');
    peer.send('AUTHENTICATE SCRAM-SHA-256', `AUTHENTICATE ${client.first}`);
    await peer.until('AUTHENTICATE +');
    peer.send(`AUTHENTICATE ${client.answer((await peer.until('AUTHENTICATE ')).split(' ')[1] ?? '')}`);
    await peer.until('AUTHENTICATE ');
    await takenOver();
    peer.send('AUTHENTICATE +');
    await peer.until(' 904 ');
    peer.send('WHOIS guest');
    expect((await peer.linesUntilNow()).some(line => line.includes(' 330 '))).toBe(false);
  });

  test('nor at a line door, where she may come in as someone else', async () => {
    await start({ accounts: { ...cheapAccounts, devices: 'off' } });
    const holder = await account('alice');
    holder.send('USER alice 0 * :alice', 'CAP END');
    await holder.until(/ (376|422) /);
    const peer = await server.connect('line');
    peer.send('alice password-of-alice');
    await peer.until('alice');
    holder.socket.destroy();
    await server.eventually(() => server.users === 0);
    await takenOver();
    peer.send('guest');
    await peer.until('There is no account');
    peer.send('guest');
    await peer.until('Welcome guest');
    expect(server.server.loop.hub.state.users.values().next().value?.identity.account).toBe(undefined);
  });
});
