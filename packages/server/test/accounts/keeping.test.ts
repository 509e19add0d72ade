import { describe, expect, test } from 'vitest';
import { cheapAccounts } from '../support/test-server.ts';
import { Counter } from './counter.ts';

test('an address that comes from who keeps accounts needs no code, and other passwords are sent to it', async () => {
  const counter = new Counter({}, true);
  const who = await counter.account('alice');
  const { keeping } = counter.desk;
  expect(await keeping.setEmail(who, 'alice', 'keeper', 'new@example.org')).toStrictEqual({ is: 'done' });
  expect(await keeping.sendReset(who, 'alice')).toStrictEqual({ is: 'sent' });
  expect(counter.mailbox.sent.at(-1)).toMatchObject({ to: 'new@example.org' });
});

describe('another password', () => {
  test('takes the old one, or one who keeps accounts', async () => {
    const counter = new Counter();
    const who = await counter.account('alice');
    const { keeping } = counter.desk;
    const set = (warrant: Parameters<typeof keeping.setPassword>[2], password: string) =>
      keeping.setPassword(who, 'alice', warrant, password);
    expect(await set({ password: 'guess' }, 'another password')).toStrictEqual({ is: 'wrong' });
    expect(await set({ password: 'password-of-alice' }, 'short')).toStrictEqual({
      is: 'bad-password',
      fault: 'too-short',
      charsMin: 8,
    });
    expect(await set({ password: 'password-of-alice' }, 'another password')).toStrictEqual({ is: 'done' });
    expect(await counter.login('alice', 'password-of-alice')).toBe('wrong');
    expect(await counter.login('alice', 'another password')).toBe('proved');
    expect(await set('keeper', 'a third password')).toStrictEqual({ is: 'done' });
    expect(await counter.login('alice', 'a third password')).toBe('proved');
    expect(await keeping.setPassword(who, 'nobody', 'keeper', 'x'.repeat(9))).toStrictEqual({
      is: 'no-such-account',
    });
  });

  test('a wrong old one counts as any wrong one', async () => {
    const counter = new Counter({ throttle: { ...cheapAccounts.throttle, failuresPerAddressMax: 1 } });
    const who = await counter.account('alice');
    const warrant = { password: 'guess' };
    const set = () => counter.desk.keeping.setPassword(who, 'alice', warrant, 'another password');
    expect((await set()).is).toBe('wrong');
    expect((await set()).is).toBe('throttled');
    expect(await counter.login('alice', 'password-of-alice', who)).toBe('throttled');
  });
});

describe('a forgotten password', () => {
  test('is set anew with the code that was sent to the owner', async () => {
    const counter = new Counter({}, true);
    await counter.account('alice');
    const { keeping } = counter.desk;
    const who = counter.visitor();
    expect(await keeping.sendReset(who, 'alice')).toStrictEqual({ is: 'sent' });
    expect(counter.mailbox.sent.at(-1)).toMatchObject({
      to: 'alice@example.org',
      subject: 'Another password for alice on Testnet',
    });
    const { code } = counter.mailbox;
    const reset = (given: string, password = 'another password') =>
      keeping.resetPassword(who, 'alice', given, password);
    expect(await reset('ABCDEFGHJKLM')).toStrictEqual({ is: 'wrong-code' });
    expect((await reset(code, 'short')).is).toBe('bad-password');
    const typed = `${code.slice(0, 6).toLowerCase()}-${code.slice(6)} `;
    expect(await reset(typed)).toMatchObject({ is: 'done', account: 'alice' });
    expect(await reset(code)).toStrictEqual({ is: 'wrong-code' });
    expect(await counter.login('alice', 'another password')).toBe('proved');
  });

  test('is told to nobody who is not the owner', async () => {
    const counter = new Counter({}, true);
    const { keeping, registrar } = counter.desk;
    const email = 'bob@example.org';
    await registrar.register(counter.visitor(), { account: 'bob', password: 'password-of-bob', email });
    const sent = counter.mailbox.sent.length;
    for (const name of ['nobody', 'bob']) {
      expect(await keeping.sendReset(counter.visitor(), name)).toStrictEqual({ is: 'sent' });
    }
    expect(counter.mailbox.sent).toHaveLength(sent);
    expect(await new Counter().desk.keeping.sendReset(counter.visitor(), 'x')).toStrictEqual({
      is: 'no-mail',
    });
  });

  test('does not fill her box, from however many addresses', async () => {
    const throttle = { ...cheapAccounts.throttle, registrationsPerAddressMax: 2 };
    const counter = new Counter({ throttle }, true);
    await counter.account('alice');
    const sent = counter.mailbox.sent.length;
    for (let address = 1; address < 9; address += 1) {
      const who = counter.visitor(`198.51.100.${address}`);
      expect(await counter.desk.keeping.sendReset(who, 'alice')).toStrictEqual({ is: 'sent' });
    }
    expect(counter.mailbox.sent).toHaveLength(sent + 2);
  });

  test('an old code counts no more after an hour, nor after the password was set otherwise', async () => {
    const counter = new Counter({}, true);
    const who = await counter.account('alice');
    const { keeping } = counter.desk;
    await keeping.sendReset(who, 'alice');
    counter.clock.advance(3_600_000);
    const late = await keeping.resetPassword(who, 'alice', counter.mailbox.code, 'another password');
    expect(late.is).toBe('wrong-code');
    await keeping.sendReset(who, 'alice');
    await keeping.setPassword(who, 'alice', 'keeper', 'another password');
    const over = await keeping.resetPassword(who, 'alice', counter.mailbox.code, 'a third password');
    expect(over.is).toBe('wrong-code');
  });

  test('what is over is forgotten', async () => {
    const counter = new Counter({}, true);
    const who = await counter.account('alice');
    await counter.desk.keeping.sendReset(who, 'alice');
    const credential = counter.credentialOf('alice');
    counter.desk.tidy();
    expect(counter.store.credentials.code(credential, 'reset')).toBeDefined();
    counter.clock.advance(3_600_001);
    counter.desk.tidy();
    expect(counter.store.credentials.code(credential, 'reset')).toBeUndefined();
  });
});

describe('another address', () => {
  test('is hers once she has given back the code', async () => {
    const counter = new Counter({}, true);
    const who = await counter.account('alice');
    const { keeping } = counter.desk;
    const warrant = { password: 'password-of-alice' };
    const email = () => counter.store.credentials.get(counter.credentialOf('alice'))?.email;
    expect((await keeping.setEmail(who, 'alice', warrant, 'nonsense')).is).toBe('bad-email');
    expect((await keeping.setEmail(who, 'alice', { password: 'guess' }, 'new@example.org')).is).toBe('wrong');
    expect(await keeping.setEmail(who, 'alice', warrant, 'new@example.org')).toStrictEqual({
      is: 'code-sent',
      email: 'new@example.org',
    });
    expect(email()).toBe('alice@example.org');
    expect((await keeping.confirmEmail(who, 'alice', 'ABCDEFGHJKLM')).is).toBe('wrong-code');
    expect(await keeping.confirmEmail(who, 'alice', counter.mailbox.code)).toMatchObject({
      is: 'done',
      account: 'alice',
    });
    expect(email()).toBe('new@example.org');
    expect(await keeping.setEmail(who, 'alice', warrant, undefined)).toStrictEqual({ is: 'done' });
    expect(email()).toBeUndefined();
  });

  test('is taken as it is where no mail can be sent, and is no way to a password', async () => {
    const counter = new Counter();
    const who = await counter.account('alice');
    const warrant = { password: 'password-of-alice' };
    const set = await counter.desk.keeping.setEmail(who, 'alice', warrant, 'a@example.org');
    expect(set).toStrictEqual({ is: 'done' });
    const kept = counter.store.credentials.get(counter.credentialOf('alice'));
    expect(kept).toMatchObject({ email: 'a@example.org', emailVerifiedAt: undefined });
  });
});

describe('certificates', () => {
  const [one, two] = ['a'.repeat(64), 'b'.repeat(64)];

  test('stand for one account each, and for as long as they are wanted', async () => {
    const counter = new Counter({ certificatesPerAccountMax: 1 });
    const who = await counter.account('alice');
    await counter.account('bob');
    const { keeping, logins } = counter.desk;
    const colons = one.replace(/../g, 'AA:').slice(0, -1);
    expect(keeping.addCertificate(who, 'alice')).toStrictEqual({ is: 'bad-fingerprint' });
    expect(keeping.addCertificate(who, 'alice', colons)).toStrictEqual({ is: 'done' });
    expect(keeping.addCertificate(who, 'alice', two)).toStrictEqual({ is: 'too-many-fingerprints', max: 1 });
    expect(keeping.addCertificate(who, 'bob', one)).toStrictEqual({ is: 'fingerprint-taken' });
    expect(keeping.addCertificate(who, 'nobody', two)).toStrictEqual({ is: 'no-such-account' });
    expect(keeping.certificates('alice')).toMatchObject([{ fingerprint: one }]);
    const shows = counter.visitor('192.0.2.9', one);
    expect(logins.byCertificate(shows, undefined)).toMatchObject({ is: 'proved', account: 'alice' });
    expect(logins.byCertificate(shows, 'bob')).toStrictEqual({ is: 'wrong' });
    expect(logins.byCertificate(counter.visitor('192.0.2.9', two), undefined)).toStrictEqual({ is: 'wrong' });
    expect(keeping.removeCertificate('alice', two)).toStrictEqual({ is: 'fingerprint-unknown' });
    expect(keeping.removeCertificate('bob', one)).toStrictEqual({ is: 'fingerprint-unknown' });
    expect(keeping.removeCertificate('alice', one)).toStrictEqual({ is: 'done' });
    expect(logins.byCertificate(shows, undefined)).toStrictEqual({ is: 'wrong' });
  });
});

describe('what is secret of an account', () => {
  test('goes with it, whoever drops it', async () => {
    const counter = new Counter({}, true);
    await counter.account('alice');
    const credential = counter.credentialOf('alice');
    counter.desk.keeping.addCertificate(counter.visitor('192.0.2.9', 'a'.repeat(64)), 'alice');
    counter.send({ type: 'remove-account', account: 'alice' });
    expect(counter.store.credentials.get(credential)).toBeUndefined();
    expect(counter.store.credentials.byFingerprint('a'.repeat(64))).toBeUndefined();
  });

  test('does not stay when there is no account for it', async () => {
    const counter = new Counter();
    const ids: string[] = [];
    const { add } = counter.store.credentials;
    counter.store.credentials.add = credential => {
      ids.push(credential.id);
      add.call(counter.store.credentials, credential);
    };
    const both = ['alice', 'ALICE'].map(account =>
      counter.desk.registrar.register(counter.visitor(), { account, password: 'password' }),
    );
    const outcomes = (await Promise.all(both)).map(({ is }) => is).sort();
    expect(outcomes).toStrictEqual(['refused', 'registered']);
    expect(ids).toHaveLength(2);
    expect(ids.filter(id => counter.store.credentials.get(id) !== undefined)).toStrictEqual([
      counter.credentialOf('alice'),
    ]);
  });

  test('who keeps accounts makes some for others, with neither code nor bounds', async () => {
    const throttle = { ...cheapAccounts.throttle, registrationsPerAddressMax: 1 };
    const counter = new Counter({ throttle, registration: 'closed' }, true);
    const origin = { address: '127.0.0.1', host: '127.0.0.1', secure: true };
    for (const account of ['one', 'two', 'three']) {
      const made = await counter.desk.registrar.register(
        { session: 0, origin },
        { account, password: 'password' },
      );
      expect(made).toMatchObject({ is: 'registered', account });
    }
    const closed = await counter.desk.registrar.register(counter.visitor(), {
      account: 'four',
      password: 'password',
    });
    expect(closed).toStrictEqual({ is: 'refused', refusal: { code: 'registration-closed' } });
  });
});

describe('a code that was lost', () => {
  test('is sent again, and the first one counts no more', async () => {
    const counter = new Counter({}, true);
    const who = counter.visitor();
    const { registrar } = counter.desk;
    const email = 'alice@example.org';
    await registrar.register(who, { account: 'alice', password: 'password', email });
    const first = counter.mailbox.code;
    expect(await registrar.resend(who, 'alice')).toStrictEqual({ is: 'sent' });
    expect(counter.mailbox.code).not.toBe(first);
    expect((await registrar.verify(who, 'alice', first)).is).toBe('wrong-code');
    expect((await registrar.verify(who, 'alice', counter.mailbox.code)).is).toBe('done');
    const sent = counter.mailbox.sent.length;
    expect(await registrar.resend(who, 'alice')).toStrictEqual({ is: 'sent' });
    expect(await registrar.resend(who, 'nobody')).toStrictEqual({ is: 'sent' });
    expect(counter.mailbox.sent).toHaveLength(sent);
  });
});
