import type { Socket } from 'node:net';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { SmtpMailer } from '../src/accounts/mail/smtp-mailer.ts';
import { checkSettings } from '../src/config/config.ts';
import { type KeyPair, makeCertificate } from '../src/doors/entry/mkcerts.ts';
import { ManualClock } from './support/manual-clock.ts';
import { OddRelay, SmtpRelay } from './support/smtp-relay.ts';
import { cheapAccounts, TestServer } from './support/test-server.ts';

const cleanUp: (() => Promise<void> | void)[] = [];
let pair: KeyPair;
let clock: ManualClock;

beforeAll(async () => {
  pair = await makeCertificate(['127.0.0.1'], Date.now() - 86_400_000);
});

afterEach(async () => {
  for (const clean of cleanUp.splice(0).reverse()) await clean();
});

async function relayOf(options: SMTPServerOptions = {}) {
  const relay = new SmtpRelay(options);
  const port = await relay.start();
  cleanUp.push(() => relay.stop());
  return { relay, port };
}

async function oddRelay(serve: (socket: Socket) => void) {
  const relay = new OddRelay(serve);
  const port = await relay.start();
  cleanUp.push(() => relay.stop());
  return { relay, port };
}

function mailerTo(
  port: number,
  smtp: object = {},
  email: object = {},
  authorities: string | undefined = pair.cert,
) {
  clock = new ManualClock(Date.UTC(2026, 0, 2, 3, 4, 5));
  const from = 'salon@chat.example.org';
  const rules = checkSettings(
    { accounts: { email: { from, smtp: { host: '127.0.0.1', port, secure: 'none', ...smtp }, ...email } } },
    'settings',
  ).accounts.email;
  const mailer = new SmtpMailer({
    rules,
    network: 'Our\r\nNetwork',
    serverName: 'chat.example.org',
    clock,
    ...(authorities !== undefined && { authorities }),
  });
  cleanUp.push(() => mailer.close());
  return mailer;
}

const fault = (what: string) => expect.objectContaining({ name: 'MailError', fault: what });

describe('a message', () => {
  test('comes as it was meant, in plain text, with all that a message must have', async () => {
    const { relay, port } = await relayOf();
    await mailerTo(port).send(
      'bob@example.org',
      'Your account bob',
      'Say this:\n\n    VERIFY bob abc\n.\nEnd é\n',
    );
    expect(relay.taken).toMatchObject([
      { from: 'salon@chat.example.org', to: ['bob@example.org'], secure: false, user: undefined },
    ]);
    const [head = '', body = ''] = relay.taken[0]?.raw.split(/\r\n\r\n(.*)/s) ?? [];
    const headers = head.split('\r\n');
    expect(headers).toContain('From: Our Network <salon@chat.example.org>');
    expect(headers).toContain('To: bob@example.org');
    expect(headers).toContain('Subject: Your account bob');
    expect(headers).toContain('Date: Fri, 02 Jan 2026 03:04:05 +0000');
    expect(headers).toContain('Auto-Submitted: auto-generated');
    expect(headers).toContain('Content-Type: text/plain; charset=utf-8');
    expect(headers.filter(line => /^Message-ID: <[^<>@\s]+@chat\.example\.org>$/.test(line))).toHaveLength(1);
    expect(body).toContain('Say this:\r\n\r\n    VERIFY bob abc\r\n.\r\nEnd =C3=A9');
  });

  test('has no headers more than the server gives it, whatever stands in its subject', async () => {
    const { relay, port } = await relayOf();
    await mailerTo(port).send('bob@example.org', 'hi\r\nBcc: eve@example.org\r\n\r\nbody\0', 'text');
    const raw = relay.taken[0]?.raw ?? '';
    expect(raw).toContain('\r\nSubject: hi Bcc: eve@example.org body\r\n');
    expect(raw).not.toMatch(/^Bcc:/m);
    expect(relay.taken[0]?.to).toStrictEqual(['bob@example.org']);
  });

  test.each([
    '',
    'bob',
    'bob@example.org\r\nRCPT TO:<eve@example.org>',
    'bob@example.org, eve@example.org',
    '@',
  ])('goes to no address such as %j', async to => {
    const { relay, port } = await relayOf();
    await expect(mailerTo(port).send(to, 'hi', 'text')).rejects.toThrow('this is no address for mail');
    expect(relay.taken).toStrictEqual([]);
  });

  test('goes to nobody who is blocked', async () => {
    const { relay, port } = await relayOf();
    const mailer = mailerTo(port, {}, { blocked: ['*@Example.net', 'eve@*'] });
    for (const to of ['bob@EXAMPLE.net', 'Eve@example.org'])
      await expect(mailer.send(to, 'hi', 'text')).rejects.toMatchObject({ fault: 'blocked' });
    await mailer.send('bob@example.org', 'hi', 'text');
    expect(relay.taken).toHaveLength(1);
  });
});

describe('the way to the relay', () => {
  const secured = () => ({ key: pair.key, cert: pair.cert });

  test('is encrypted after the first words, with the password behind that', async () => {
    const { relay, port } = await relayOf({
      ...secured(),
      authOptional: false,
      onAuth: ({ username, password }, _session, done) =>
        password === 'secret' ? done(null, { user: username }) : done(new Error('no')),
    });
    const login = { secure: 'starttls', user: 'salon', password: 'secret' };
    await mailerTo(port, login).send('bob@example.org', 'hi', 'text');
    expect(relay.taken).toMatchObject([{ secure: true, user: 'salon' }]);
    const wrong = mailerTo(port, { ...login, password: 'wrong' });
    await expect(wrong.send('bob@example.org', 'hi', 'text')).rejects.toStrictEqual(fault('relay'));
  });

  test('is encrypted from the beginning', async () => {
    const { relay, port } = await relayOf({ ...secured(), secure: true });
    await mailerTo(port, { secure: 'tls' }).send('bob@example.org', 'hi', 'text');
    expect(relay.taken).toMatchObject([{ secure: true }]);
  });

  test('is not taken when it is not encrypted and should be', async () => {
    const { relay, port } = await relayOf({
      ...secured(),
      hideSTARTTLS: true,
      disabledCommands: ['STARTTLS'],
    });
    const mailer = mailerTo(port, { secure: 'starttls' });
    await expect(mailer.send('bob@example.org', 'hi', 'text')).rejects.toStrictEqual(fault('relay'));
    expect(relay.taken).toStrictEqual([]);
  });

  test.each(['starttls', 'tls'])('by %s is not taken to whom nobody vouches for', async secure => {
    const { relay, port } = await relayOf({ ...secured(), secure: secure === 'tls' });
    const other = await makeCertificate(['127.0.0.1'], Date.now() - 86_400_000);
    const mailer = mailerTo(port, { secure }, {}, other.cert);
    await expect(mailer.send('bob@example.org', 'hi', 'text')).rejects.toStrictEqual(fault('relay'));
    expect(relay.taken).toStrictEqual([]);
  });
});

describe('a relay that does not take a message', () => {
  test('because of whom it is for is told apart from one that is out of order', async () => {
    const { port } = await relayOf({
      onRcptTo: ({ address }, _session, done) => {
        const responseCode = address.startsWith('later') ? 451 : 550;
        done(address.startsWith('bob') ? null : Object.assign(new Error('no such user'), { responseCode }));
      },
    });
    const mailer = mailerTo(port);
    await expect(mailer.send('eve@example.org', 'hi', 'text')).rejects.toStrictEqual(fault('refused'));
    await expect(mailer.send('later@example.org', 'hi', 'text')).rejects.toStrictEqual(fault('relay'));
    await mailer.send('bob@example.org', 'hi', 'text');
  });

  test('and closes the connection is an error at once', async () => {
    const { port } = await oddRelay(socket => socket.destroy());
    await expect(mailerTo(port).send('bob@example.org', 'hi', 'text')).rejects.toStrictEqual(fault('relay'));
  });

  test('and closes the connection in the middle is an error at once', async () => {
    const { port } = await oddRelay(socket => {
      socket.write('220 hello\r\n');
      socket.once('data', () => socket.end());
    });
    await expect(mailerTo(port).send('bob@example.org', 'hi', 'text')).rejects.toStrictEqual(fault('relay'));
  });

  test('since it is not there is an error at once', async () => {
    const { relay, port } = await oddRelay(() => undefined);
    await relay.stop();
    await expect(mailerTo(port).send('bob@example.org', 'hi', 'text')).rejects.toStrictEqual(fault('relay'));
  });

  test('and talks nonsense is an error', async () => {
    const { port } = await oddRelay(socket => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await expect(mailerTo(port).send('bob@example.org', 'hi', 'text')).rejects.toStrictEqual(fault('relay'));
  });

  test('and says nothing is given up in time, and its connection with it', async () => {
    const { relay, port } = await oddRelay(() => undefined);
    const mailer = mailerTo(port, {}, { secondsMax: 7 });
    const sent = expect(mailer.send('bob@example.org', 'hi', 'text')).rejects.toStrictEqual(fault('slow'));
    await relay.reached(1);
    clock.advance(7000);
    await sent;
    await relay.left();
  });

  test('lets few messages wait, and none of them longer than the first', async () => {
    const { relay, port } = await oddRelay(() => undefined);
    const mailer = mailerTo(port, {}, { perHourMax: 1000 });
    const all = Array.from({ length: 70 }, (_, index) =>
      mailer.send(`u${index}@example.org`, 'hi', 'text').catch((error: { fault: string }) => error.fault),
    );
    await relay.reached(4);
    clock.advance(20_000);
    const faults = await Promise.all(all);
    expect(faults.filter(one => one === 'slow')).toHaveLength(64);
    expect(faults.filter(one => one === 'busy')).toHaveLength(6);
    expect(relay.connections).toBe(4);
  });

  test('is not waited for when the server stops', async () => {
    const { relay, port } = await oddRelay(() => undefined);
    const mailer = mailerTo(port);
    const sent = expect(mailer.send('bob@example.org', 'hi', 'text')).rejects.toStrictEqual(fault('relay'));
    await relay.reached(1);
    mailer.close();
    await sent;
    await relay.left();
  });
});

describe('how much is sent', () => {
  test('to one address in a day is bounded, however it is written', async () => {
    const { relay, port } = await relayOf();
    const mailer = mailerTo(port, {}, { perAddressMax: 2 });
    await mailer.send('bob@example.org', 'hi', 'text');
    await mailer.send('BOB+1@example.org', 'hi', 'text');
    const more = () => mailer.send('bob+2@example.org', 'hi', 'text');
    await expect(more()).rejects.toStrictEqual(fault('too-many-to-them'));
    await mailer.send('eve@example.org', 'hi', 'text');
    clock.advance(86_400_000);
    await more();
    expect(relay.taken).toHaveLength(4);
  });

  test('in an hour is bounded', async () => {
    const { relay, port } = await relayOf();
    const mailer = mailerTo(port, {}, { perHourMax: 2 });
    for (const name of ['a', 'b']) await mailer.send(`${name}@example.org`, 'hi', 'text');
    await expect(mailer.send('c@example.org', 'hi', 'text')).rejects.toStrictEqual(fault('too-many'));
    clock.advance(3_600_000);
    await mailer.send('c@example.org', 'hi', 'text');
    expect(relay.taken).toHaveLength(3);
  });

  test('does not count what was not sent', async () => {
    const { port } = await oddRelay(socket => socket.destroy());
    const mailer = mailerTo(port, {}, { perAddressMax: 1, perHourMax: 1 });
    for (let times = 0; times < 3; times += 1)
      await expect(mailer.send('bob@example.org', 'hi', 'text')).rejects.toStrictEqual(fault('relay'));
  });
});

describe('a server with a relay', () => {
  async function startedWith(port: number): Promise<TestServer> {
    const email = {
      from: 'chat@example.org',
      smtp: { host: '127.0.0.1', port, secure: 'none' },
      secondsMax: 7,
    };
    return await TestServer.start({ accounts: { ...cheapAccounts, email } });
  }

  async function serverWith(port: number): Promise<TestServer> {
    const server = await startedWith(port);
    cleanUp.push(() => server.stop());
    return server;
  }

  test('sends the code by which an account is verified', async () => {
    const { relay, port } = await relayOf();
    const server = await serverWith(port);
    const bob = await server.irc('bob');
    bob.send('REGISTER * bob@example.org a-long-password');
    await bob.until('REGISTER VERIFICATION_REQUIRED bob');
    const [, code = ''] = /VERIFY bob (\S+)/.exec(relay.taken[0]?.raw ?? '') ?? [];
    bob.send(`VERIFY bob ${code}`);
    await bob.until('VERIFY SUCCESS bob');
  });

  test('tells who registers that the relay did not take it, and keeps no account', async () => {
    const { port } = await oddRelay(socket => socket.destroy());
    const server = await serverWith(port);
    const bob = await server.irc('bob');
    bob.send('REGISTER * bob@example.org a-long-password');
    expect(await bob.until(/FAIL REGISTER/)).toContain('INVALID_EMAIL bob :No mail could be sent');
    expect(server.server.loop.hub.state.accounts.byName.size).toBe(0);
  });

  test('lets others talk while the relay says nothing, and gives up in time', async () => {
    const { relay, port } = await oddRelay(() => undefined);
    const server = await serverWith(port);
    const [bob, eve, ann] = [await server.irc('bob'), await server.irc('eve'), await server.irc('ann')];
    bob.send('REGISTER * bob@example.org a-long-password');
    await relay.reached(1);
    eve.send('PRIVMSG ann :hi');
    await ann.until('PRIVMSG ann :hi');
    server.clock.advance(7000);
    await bob.until(/FAIL REGISTER/);
  });

  test('stops although the relay says nothing', async () => {
    const { relay, port } = await oddRelay(() => undefined);
    const server = await startedWith(port);
    const bob = await server.irc('bob');
    bob.send('REGISTER * bob@example.org a-long-password');
    await relay.reached(1);
    await server.server.stop();
    await relay.left();
  });
});

test.each([
  [{ smtp: { host: 'mail.example.org' } }, 'an address, since there is a relay'],
  [{ from: 'nobody' }, 'an address for mail'],
  [
    {
      from: 'a@example.org',
      smtp: { host: 'mail.example.org', secure: 'none', user: 'salon', password: 'x' },
    },
    'an encrypted way where there is a password',
  ],
  [{ smtp: { password: '$hidden' } }, 'a password'],
  [{ blocked: ['example.org'] }, 'a mask such as'],
])('settings such as %j are refused', (email, expected) => {
  expect(() => checkSettings({ accounts: { email } }, 'f')).toThrow(expected);
});
