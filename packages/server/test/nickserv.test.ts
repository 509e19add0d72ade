import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serverSession } from '../src/hub/session.ts';
import { takeSnapshot } from '../src/hub/snapshot.ts';
import { services } from '../src/services/table.ts';
import type { Peer } from './support/peer.ts';
import { cheapAccounts, TestServer } from './support/test-server.ts';

const password = 'correct-horse';
const other = 'battery-staple';

let server: TestServer;
let mails: string[];

/** Starts a server that sends mail, with other settings of accounts. */
async function start(accounts: object = {}, settings: object = {}): Promise<void> {
  mails = [];
  const mailer = {
    send: async (to: string, _subject: string, text: string) => void mails.push(`${to} ${text}`),
  };
  server = await TestServer.start({ accounts: { ...cheapAccounts, ...accounts }, ...settings }, { mailer });
}

beforeEach(() => start({ emailRequired: false }));
afterEach(async () => {
  // What is secret is nowhere but in the store.
  const { state } = server.server.loop.hub;
  const seen = JSON.stringify([server.logged, takeSnapshot(state), server.journal]);
  expect(seen).not.toContain(password);
  expect(seen).not.toContain(other);
  await server.stop();
});

/** What NickServ says to a client that tells it something, and what else she is told. */
async function told(peer: Peer, line: string): Promise<string[]> {
  peer.send(`NS ${line}`);
  return (await peer.linesUntilNow()).map(got =>
    got
      .replace(/^:NickServ!NickServ@\S+ NOTICE \S+ :/, '')
      .replace(/^:\S+ (900|901) \S+ .*/, '$1')
      .replace(/^:(\w+)!\S+/, ':$1'),
  );
}

/** The code that was sent last. */
function code(): string {
  return /[A-Z2-9]{12}/.exec(mails.at(-1) ?? '')?.[0] ?? 'no code was sent';
}

describe('who has no account', () => {
  test('makes one under her nick, is logged in to it, and comes back to it', async () => {
    const alice = await server.irc('alice');
    expect(await told(alice, `REGISTER ${password}`)).toEqual([
      '900',
      'The account alice is made; the nick is yours.',
    ]);
    expect(await told(alice, `REGISTER ${password}`)).toEqual(['You are logged in as alice already.']);
    alice.send('QUIT');
    await alice.until('ERROR');
    await server.eventually(() => server.users === 0);

    const back = await server.irc('elsewhere');
    expect(await told(back, `IDENTIFY alice ${other}`)).toEqual([
      'That is not the password, or there is no such account.',
    ]);
    expect(await told(back, `IDENTIFY nobody ${password}`)).toEqual([
      'That is not the password, or there is no such account.',
    ]);
    expect(await told(back, `LOGIN alice ${password}`)).toEqual(['900']);
    expect(await told(back, 'REGAIN')).toEqual([':elsewhere NICK alice']);
  });

  test('gives an address, and the code that was sent to it', async () => {
    const alice = await server.irc('alice');
    expect(await told(alice, `REGISTER ${password} alice@example.org`)).toEqual([
      'A code was sent to alice@example.org. Give it back by: /NS VERIFY alice <code>',
    ]);
    expect(await told(alice, `IDENTIFY ${password}`)).toEqual([
      'The account alice waits for the code that was sent to its owner.',
    ]);
    expect(await told(alice, 'RESEND')).toEqual(['If alice waits for a code, another one was sent.']);
    expect(mails).toHaveLength(2);
    expect(await told(alice, 'VERIFY alice ABCDEFGHJKLM')).toEqual([
      'That is not the code, or not any more.',
    ]);
    expect(await told(alice, `VERIFY alice ${code()}`)).toEqual(['900', 'The account alice is verified.']);
  });

  test('is told what is wrong with what she gives', async () => {
    await server.stop();
    await start({ emailRequired: true });
    const alice = await server.irc('alice');
    expect(await told(alice, 'REGISTER')).toEqual([
      '/NS REGISTER <password> [<email>]: something is missing.',
    ]);
    expect(await told(alice, `REGISTER ${password}`)).toEqual([
      'An address for mail is needed too, since a code is sent to it.',
    ]);
    expect(await told(alice, `REGISTER ${password} no-address`)).toEqual(['This is no address for mail.']);
    expect(await told(alice, 'REGISTER short a@example.org')).toEqual([
      'This password is too short: it needs 8 characters.',
    ]);
  });

  test('finds nothing made by half when somebody else has taken her nick', async () => {
    const alice = await server.irc('alice');
    server.logIn('alice', 'al');
    await told(alice, 'GROUP');
    await told(alice, 'LOGOUT');
    expect(await told(alice, `REGISTER ${password}`)).toEqual([
      'The name alice belongs to an account already.',
    ]);
  });
});

describe('who has an account', () => {
  let alice: Peer;
  beforeEach(async () => {
    alice = await server.irc('alice');
    await told(alice, `REGISTER ${password}`);
  });

  test('sets another password by the old one', async () => {
    expect(await told(alice, `SET PASSWORD ${other} ${other}`)).toEqual([
      'That is not the password, or there is no such account.',
    ]);
    expect(await told(alice, `SET PASSWORD ${password} ${other}`)).toEqual(['You have another password.']);
    expect(await told(alice, `IDENTIFY ${password}`)).toHaveLength(1);
    expect(await told(alice, `IDENTIFY ${other}`)).toEqual(['900']);
  });

  test('sets an address, and by it another password that she forgot', async () => {
    expect(await told(alice, `SET EMAIL ${password} alice@example.org`)).toEqual([
      'A code was sent to alice@example.org. Give it back by: /NS VERIFYEMAIL <code>',
    ]);
    expect(await told(alice, `VERIFYEMAIL ${code()}`)).toEqual(['The address is that of alice now.']);
    await told(alice, 'LOGOUT');
    const sent = (account: string) =>
      `If ${account} has an address that is its owner's, a code was sent to it.`;
    expect(await told(alice, 'SENDPASS alice')).toEqual([sent('alice')]);
    expect(await told(alice, 'SENDPASS nobody')).toEqual([sent('nobody')]);
    expect(await told(alice, `RESETPASS alice ${code()} ${other}`)).toEqual([
      'The account alice has another password.',
    ]);
    expect(await told(alice, `IDENTIFY ${other}`)).toEqual(['900']);
    expect(await told(alice, `SET EMAIL ${other} NONE`)).toEqual(['You have no address for mail now.']);
  });

  test('says by which certificates she logs in', async () => {
    const fingerprint = 'ab'.repeat(32);
    expect(await told(alice, 'CERT ADD')).toEqual([
      'A certificate is given by its SHA-256, 64 hexadecimal digits; or show one as you connect.',
    ]);
    expect(await told(alice, `CERT ADD ${fingerprint}`)).toEqual(['This certificate stands for alice now.']);
    const [count, row] = await told(alice, 'CERT LIST');
    expect(count).toBe('Certificates of alice: 1.');
    expect(row).toContain(fingerprint);
    expect(await told(alice, `CERT DEL ${fingerprint}`)).toEqual([
      'This certificate stands for alice no longer.',
    ]);
    expect(await told(alice, `CERT DEL ${fingerprint}`)).toEqual([
      'This certificate does not stand for the account.',
    ]);
    const bob = await server.irc('bob');
    for (const words of ['CERT LIST', `SET PASSWORD ${password} ${other}`, 'SET ENFORCE ON', 'VERIFYEMAIL x'])
      expect(await told(bob, words)).toEqual(['You must be logged in to an account for that.']);
  });

  test('drops it by the code that it tells, which nobody else is told', async () => {
    const bob = await server.irc('bob');
    expect(await told(bob, 'DROP alice')).toEqual(['alice is not your account.']);
    const [asked = ''] = await told(alice, 'DROP');
    const drop = /\/NS (DROP alice [0-9a-f]{8})$/.exec(asked)?.[1] ?? '';
    expect(await told(bob, drop)).toEqual(['alice is not your account.']);
    expect(await told(alice, 'DROP alice 00000000')).toEqual([asked]);
    expect(await told(alice, drop)).toEqual(['The account alice is no more; its nicks are free.', '901']);
    expect(await told(alice, `REGISTER ${password}`)).toEqual([
      '900',
      'The account alice is made; the nick is yours.',
    ]);
    expect((await told(alice, 'DROP'))[0]).not.toBe(asked);
  });

  test('logs in by any nick that belongs to it', async () => {
    alice.send('NICK al');
    await told(alice, 'GROUP');
    await told(alice, 'LOGOUT');
    expect(await told(alice, `IDENTIFY ${password}`)).toEqual(['900']);
  });

  test('waits after too many wrong passwords, and others do not', async () => {
    await server.stop();
    await start({ emailRequired: false, throttle: { failuresPerAddressMax: 2 } });
    const bob = await server.irc('bob');
    await told(bob, `REGISTER ${password}`);
    for (const _ of [1, 2]) await told(bob, `IDENTIFY ${other}`);
    expect(await told(bob, `IDENTIFY ${password}`)).toEqual([
      expect.stringMatching(/^Too many attempts; try again in \d+ .+\.$/),
    ]);
  });
});

describe('operators who keep accounts', () => {
  const opers = [{ name: 'root', password: 'secret', privileges: ['accounts'] }];

  test('have no hold on accounts that make one another operator', async () => {
    await server.stop();
    await start({}, { opers: [...opers, { name: 'boss', account: 'boss', privileges: ['die'] }] });
    const root = await server.irc('root');
    root.send('OPER root secret');
    await root.until(' 381 ');
    await root.linesUntilNow();
    const refused = [
      'Only operators of the server who keep accounts may do that, and not to those of operators.',
    ];
    expect(await told(root, `SAREGISTER boss ${password}`)).toEqual(refused);
    await server.server.desk.registrar.register(
      { session: serverSession, origin: { address: '127.0.0.1', host: 'localhost', secure: true } },
      { account: 'boss', password },
    );
    expect(await told(root, `PASSWD boss ${other}`)).toEqual(refused);
    expect(await told(root, `IDENTIFY boss ${other}`)).toEqual([
      'That is not the password, or there is no such account.',
    ]);
    expect(await told(root, `IDENTIFY boss ${password}`)).toEqual(['900']);
  });

  test('make accounts for others, and set their passwords', async () => {
    await server.stop();
    await start({ registration: 'closed' }, { opers });
    const root = await server.irc('root');
    const bob = await server.irc('bob');
    expect(await told(bob, `REGISTER ${password}`)).toEqual([
      'Nobody can make an account here but operators.',
    ]);
    for (const words of [`SAREGISTER bob ${password}`, `PASSWD bob ${password}`])
      expect(await told(bob, words)).toEqual([
        'Only operators of the server who keep accounts may do that, and not to those of operators.',
      ]);
    root.send('OPER root secret');
    await root.until(' 381 ');
    await root.linesUntilNow();
    expect(await told(root, `SAREGISTER bob ${password}`)).toEqual(['The account bob is made.']);
    expect(await told(bob, `IDENTIFY ${password}`)).toEqual(['900']);
    expect(await told(root, `PASSWD bob ${other}`)).toEqual(['The account bob has another password.']);
    expect(await told(root, `PASSWD nobody ${other}`)).toEqual(['There is no such account.']);
    expect(await told(bob, `IDENTIFY ${other}`)).toEqual(['900']);
    const [asked = ''] = await told(root, 'DROP bob');
    const drop = /\/NS (DROP .*)$/.exec(asked)?.[1] ?? '';
    expect(await told(root, drop)).toEqual(['The account bob is no more; its nicks are free.']);
  });
});

test('whatever services are told, nobody is put out by an incident', async () => {
  const alice = await server.irc('alice');
  const words = Object.values(services).flatMap(({ short, words: own }) =>
    own.map(({ word }) => `${short} ${word}`),
  );
  const more = fc.array(
    fc.constantFrom(
      'alice',
      'nobody',
      'ON',
      'ADD',
      'DEL',
      'LIST',
      'EMAIL',
      'PASSWORD',
      '*',
      '#x',
      '7d',
      'a@b.c',
      'é',
      '0',
    ),
    { maxLength: 5 },
  );
  const lines = fc.sample(fc.tuple(fc.constantFrom(...words), more), { numRuns: 300, seed: 1 });
  for (const [word, rest] of lines) {
    if (word.endsWith(' LOGOUT')) continue;
    alice.send([word, ...rest].join(' '));
  }
  await alice.linesUntilNow();
  expect(server.logged.filter(({ incident }) => incident !== undefined)).toEqual([]);
  expect(server.users).toBe(1);
});

describe('by the line door', () => {
  const question = '>> Enter pseudo: ';

  test('one makes an account, and comes back to it with the password behind the pseudo', async () => {
    const alice = await server.line('alice');
    alice.send('/register', `/register ${password}`, '/login', '/verify', '/quit');
    await alice.readsLines(
      '>> Which password? /register PASSWORD [EMAIL]',
      '>> You are logged in as alice.',
      '>> The account alice is made; the nick is yours.',
      '>> Which password? /login [PSEUDO] PASSWORD',
      '>> Which code? /verify CODE',
      '>> Bye alice !',
    );
    const back = await server.connect('line');
    await back.reads(question);
    back.send('alice');
    await back.readsLines(
      '>> The pseudo alice belongs to an account.',
      '>> If it is yours, give your password behind it: alice PASSWORD',
    );
    await back.reads(question);
    back.send(`alice ${other}`);
    await back.readsLines('>> That is not the password, or there is no such account.');
    await back.reads(question);
    back.send(`alice ${password}`, '/ns info');
    await back.readsLines('>> Welcome alice !');
    expect(await back.line()).toMatch(/^>> Account alice, made on /);
    await back.readsLines('>> Here now as: alice.', '>> Its nicks: alice.');
    back.send('/logout');
    await back.readsLines('>> You are logged out.');
  });

  test('one logs in later, and gets the pseudo when it is free', async () => {
    const alice = await server.irc('alice');
    await told(alice, `REGISTER ${password}`);
    const guest = await server.line('guest');
    guest.send(`/login alice ${other}`, `/login alice ${password}`);
    await guest.readsLines(
      '>> That is not the password, or there is no such account.',
      '>> You are logged in as alice.',
      '>> The pseudo alice is taken.',
      '>> /ns REGAIN puts out whoever is called alice.',
    );
    guest.send('/ns regain');
    await guest.readsLines('>> Whoever was called alice is gone.', '>> guest is now known as alice.');
    guest.send('/logout', '/nick guest', `/login alice ${password}`);
    await guest.readsLines(
      '>> You are logged out.',
      '>> alice is now known as guest.',
      '>> You are logged in as alice.',
      '>> guest is now known as alice.',
    );
  });

  test('who is right is known for the next pseudo when hers is taken, and wrong ones are counted', async () => {
    await server.stop();
    await start({ emailRequired: false, devices: 'off' }, { limits: { pseudoTriesMax: 3 } });
    const alice = await server.irc('alice');
    await told(alice, `REGISTER ${password}`);
    const guest = await server.connect('line');
    await guest.reads(question);
    guest.send(`alice ${password}`);
    await guest.readsLines('>> The pseudo alice is taken.');
    await guest.reads(question);
    guest.send('guest', '/ns regain');
    await guest.readsLines('>> Welcome guest !', '>> Whoever was called alice is gone.');
    await guest.readsLines('>> guest is now known as alice.');

    const stranger = await server.connect('line');
    await stranger.reads(question);
    for (let left = 2; left > 0; left -= 1) {
      stranger.send(`alice ${other}`);
      await stranger.readsLines('>> That is not the password, or there is no such account.');
      await stranger.reads(question);
    }
    stranger.send(`alice ${other}`);
    await stranger.readsLines('>> That is not the password, or there is no such account.');
    await stranger.closes('>> Those were 3 wrong pseudos. Bye !\n');
  });

  test('where nobody comes in without an account, one is told so', async () => {
    await server.stop();
    await start({ required: true, requiredExempt: [] });
    const theServer = { session: 0, origin: { address: '::1', host: '::1', secure: true } };
    await server.server.desk.registrar.register(theServer, { account: 'alice', password });
    const guest = await server.connect('line');
    await guest.reads(question);
    guest.send('guest');
    await guest.readsLines(
      '>> Only who has an account can come in: give your pseudo, and your password behind it.',
    );
    await guest.reads(question);
    guest.send(`alice ${password}`);
    await guest.readsLines('>> Welcome alice !');
  });

  test('who goes while a password is checked is gone', async () => {
    const alice = await server.irc('alice');
    await told(alice, `REGISTER ${password}`);
    const guest = await server.connect('line');
    await guest.reads(question);
    guest.send(`alice ${password}`);
    guest.socket.destroy();
    await server.eventually(() => server.server.sessions.size === 1);
    expect(server.users).toBe(1);
  });
});
