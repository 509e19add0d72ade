import { hash as hashBcrypt } from '@node-rs/bcrypt';
import { describe, expect, test } from 'vitest';
import { StoreError } from '../../src/store/fault.ts';
import { cheapAccounts } from '../support/test-server.ts';
import { Counter } from './counter.ts';

describe('whether an account is there, nobody is told', () => {
  test('by the work that is done', async () => {
    const counter = new Counter();
    await counter.account('alice');
    counter.store.credentials.add({ id: 'bare', createdAt: 0, changedAt: 0 });
    counter.send({ type: 'add-account', account: 'bare', credential: 'bare' });
    for (const name of ['alice', 'bare', 'nobody', 'x'.repeat(1000), '']) {
      const before = counter.checked.length;
      expect([name, await counter.login(name, 'wrong password')]).toEqual([name, 'wrong']);
      expect(counter.checked.length).toBe(before + 1);
      expect(counter.checked.at(-1)).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
    }
  });

  test('by what is counted', async () => {
    const throttle = { ...cheapAccounts.throttle, failuresPerAddressMax: 1 };
    for (const name of ['alice', 'nobody']) {
      const counter = new Counter({ throttle });
      await counter.account('alice');
      const who = counter.visitor('198.51.100.1');
      expect(await counter.login(name, 'wrong password', who)).toBe('wrong');
      const before = counter.checked.length;
      expect(await counter.login(name, 'wrong password', who)).toBe('throttled');
      expect(counter.checked.length).toBe(before);
    }
  });

  test('by SCRAM', async () => {
    const counter = new Counter();
    await counter.account('alice');
    for (const name of ['alice', 'nobody']) {
      const attempt = counter.desk.logins.byScram(counter.visitor(), name);
      if ('is' in attempt) throw new Error('nobody has to wait');
      expect(attempt.keys).toMatchObject({ iterations: 4096 });
      expect(attempt.keys.salt).toHaveLength(16);
      expect(attempt.finish(false)).toStrictEqual({ is: 'wrong' });
    }
    const attempt = counter.desk.logins.byScram(counter.visitor(), 'nobody');
    expect('is' in attempt || attempt.finish(true)).toStrictEqual({ is: 'wrong' });
  });
});

describe('what is the matter with an account', () => {
  test('is told who has its password, and nobody else', async () => {
    const counter = new Counter({}, true);
    await counter.desk.registrar.register(counter.visitor(), {
      account: 'alice',
      password: 'password-of-alice',
      email: 'alice@example.org',
    });
    expect(await counter.login('alice', 'wrong password')).toBe('wrong');
    expect(await counter.login('alice', 'password-of-alice')).toBe('unverified');
    counter.send({ type: 'verify-account', account: 'alice' });
    expect(await counter.login('alice', 'password-of-alice')).toBe('proved');
    const suspended = { reason: 'spam', by: 'root', seconds: 1 };
    counter.send({ type: 'set-account', account: 'alice', changes: { suspended } });
    expect(await counter.login('alice', 'wrong password')).toBe('wrong');
    expect(await counter.login('alice', 'password-of-alice')).toBe('suspended');
    counter.clock.advance(1000);
    expect(await counter.login('alice', 'password-of-alice')).toBe('proved');
  });

  test('an account that goes while its password is checked is none', async () => {
    const counter = new Counter();
    await counter.account('alice');
    const login = counter.login('alice', 'password-of-alice');
    counter.send({ type: 'remove-account', account: 'alice' });
    expect(await login).toBe('wrong');
  });
});

describe('a password that was hashed elsewhere', () => {
  async function imported(): Promise<Counter> {
    const counter = new Counter();
    const passwordHash = await hashBcrypt('password-of-bob', { cost: 4, version: '2a' });
    counter.store.credentials.add({ id: 'b', passwordHash, createdAt: 0, changedAt: 0 });
    counter.send({ type: 'add-account', account: 'bob', credential: 'b' });
    return counter;
  }

  test('is hashed anew when it is given, and can be used with SCRAM from then on', async () => {
    const counter = await imported();
    expect(await counter.login('bob', 'password-of-nobody')).toBe('wrong');
    expect(counter.store.credentials.get('b')?.passwordHash).toMatch(/^\$2a\$/);
    expect(await counter.login('bob', 'password-of-bob')).toBe('proved');
    const kept = counter.store.credentials.get('b');
    expect(kept?.passwordHash).toMatch(/^\$argon2id\$/);
    expect(kept?.scram?.iterations).toBe(4096);
    expect(await counter.login('bob', 'password-of-bob')).toBe('proved');
  });

  test('is not put back when it was changed meanwhile', async () => {
    const counter = await imported();
    const login = counter.login('bob', 'password-of-bob');
    const who = counter.visitor();
    await counter.desk.keeping.setPassword(who, 'bob', 'keeper', 'another password');
    await login;
    expect(await counter.login('bob', 'another password')).toBe('proved');
    expect(await counter.login('bob', 'password-of-bob')).toBe('wrong');
  });
});

describe('who tries many passwords', () => {
  const throttle = { ...cheapAccounts.throttle, failuresPerAddressMax: 5, failuresPerAccountMax: 3 };

  test('locks out neither the owner where she was before, nor by her certificate', async () => {
    const counter = new Counter({ throttle });
    await counter.account('alice');
    const home = counter.visitor('192.0.2.7', 'a'.repeat(64));
    counter.desk.keeping.addCertificate(home, 'alice');
    expect(await counter.login('alice', 'password-of-alice', home)).toBe('proved');
    for (const address of ['198.51.100.1', '198.51.100.2', '198.51.100.3']) {
      expect(await counter.login('alice', 'guess', counter.visitor(address))).toBe('wrong');
    }
    expect(await counter.login('alice', 'guess', counter.visitor('198.51.100.4'))).toBe('throttled');
    expect(await counter.login('ALICE', 'guess', counter.visitor('198.51.100.4'))).toBe('throttled');
    expect(await counter.login('alice', 'password-of-alice', home)).toBe('proved');
    const away = counter.visitor('203.0.113.1', 'a'.repeat(64));
    expect(await counter.login('alice', 'password-of-alice', away)).toBe('throttled');
    expect(counter.desk.logins.byCertificate(away, undefined).is).toBe('proved');
    expect(await counter.login('alice', 'password-of-alice', away)).toBe('proved');
  });

  test('is written into the log', async () => {
    const counter = new Counter({ throttle });
    await counter.login('alice', 'guess', counter.visitor('198.51.100.1'));
    expect(counter.logged).toContain('198.51.100.1 could not prove to own the account alice');
  });
});

test('a disk that fails is told as such, and the log says so', async () => {
  const counter = new Counter();
  await counter.account('alice');
  counter.store.credentials.get = () => {
    throw new StoreError('full', 'the disk is full');
  };
  expect(await counter.login('alice', 'password-of-alice')).toBe('unavailable');
  expect(counter.logged).toContain('secrets of accounts could not be read or saved: the disk is full');
});

test('what ends after the server ends quietly', async () => {
  const counter = new Counter();
  const made = counter.account('alice').catch((error: Error) => error.message);
  counter.store.close();
  expect(await made).toBe('alice was not registered: unavailable');
});
