import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Credential } from '../../src/store/credentials.ts';
import { Store } from '../../src/store/store.ts';

let store: Store;
beforeEach(() => {
  store = Store.open('memory');
});
afterEach(() => store.close());

const scram = {
  salt: Buffer.from([0, 255]),
  iterations: 4096,
  storedKey: Buffer.from('stored'),
  serverKey: Buffer.from('server'),
};

function credential(id: string, more: Partial<Credential> = {}): Credential {
  return {
    id,
    passwordHash: undefined,
    scram: undefined,
    email: undefined,
    emailVerifiedAt: undefined,
    createdAt: 1,
    changedAt: 1,
    ...more,
  };
}

describe('a credential', () => {
  test('comes back as it was put in, with all of it or with the least', () => {
    const whole = credential('a', {
      passwordHash: '$argon2id$',
      scram,
      email: 'a@example.org',
      emailVerifiedAt: 5,
    });
    store.credentials.add(whole);
    store.credentials.add({ id: 'b', createdAt: 1, changedAt: 1 });
    expect(store.credentials.get('a')).toEqual(whole);
    expect(store.credentials.get('b')).toEqual(credential('b'));
    expect(store.credentials.get('c')).toBeUndefined();
  });

  test('of an id that is taken is a fault of the program', () => {
    store.credentials.add(credential('a'));
    expect(() => store.credentials.add(credential('a'))).toThrow('UNIQUE');
  });

  test('gets another password with all that belongs to it', () => {
    store.credentials.add(credential('a', { passwordHash: 'old', scram }));
    store.credentials.setPassword('a', { passwordHash: 'new', scram: { ...scram, iterations: 9999 } }, 7);
    expect(store.credentials.get('a')).toMatchObject({
      passwordHash: 'new',
      scram: { iterations: 9999 },
      createdAt: 1,
      changedAt: 7,
    });
    store.credentials.setPassword('a', { passwordHash: 'newer' }, 8);
    expect(store.credentials.get('a')).toEqual(credential('a', { passwordHash: 'newer', changedAt: 8 }));
  });

  test('gets another address, which was shown to be hers or not, or none', () => {
    store.credentials.add(credential('a'));
    store.credentials.setEmail('a', 'a@example.org', undefined, 2);
    expect(store.credentials.get('a')).toEqual(credential('a', { email: 'a@example.org', changedAt: 2 }));
    store.credentials.setEmail('a', 'a@example.org', 3, 3);
    expect(store.credentials.get('a')).toMatchObject({ emailVerifiedAt: 3, changedAt: 3 });
    store.credentials.setEmail('a', undefined, 3, 4);
    expect(store.credentials.get('a')).toEqual(credential('a', { changedAt: 4 }));
  });

  test('goes with its certificates and its codes', () => {
    const { credentials } = store;
    credentials.add(credential('a'));
    credentials.addFingerprint('a', 'f1', 1);
    credentials.putCode('a', 'reset', { codeHash: 'h', address: 'a@example.org', expiresAt: 9 });
    credentials.remove('a');
    expect(credentials.byFingerprint('f1')).toBeUndefined();
    expect(credentials.code('a', 'reset')).toBeUndefined();
  });

  test('that no account names is removed', () => {
    const ids = Array.from({ length: 2500 }, (_, index) => `id${index}`);
    store.together(() => {
      for (const id of ids) store.credentials.add(credential(id));
    });
    const named = new Set(ids.filter((_, index) => index % 2 === 0));
    expect(store.credentials.removeOrphans(named)).toBe(1250);
    expect(ids.filter(id => store.credentials.get(id) !== undefined)).toEqual([...named]);
    expect(store.credentials.removeOrphans(named)).toBe(0);
  });
});

describe('a certificate', () => {
  test('is of one account alone', () => {
    const { credentials } = store;
    credentials.add(credential('a'));
    credentials.add(credential('b'));
    expect(credentials.addFingerprint('a', 'f1', 2)).toBe('added');
    expect(credentials.addFingerprint('a', 'f0', 3)).toBe('added');
    expect(credentials.addFingerprint('a', 'f1', 4)).toBe('already');
    expect(credentials.addFingerprint('b', 'f1', 5)).toBe('taken');
    expect(credentials.byFingerprint('f1')).toBe('a');
    expect(credentials.fingerprintsOf('a')).toEqual([
      { fingerprint: 'f1', addedAt: 2 },
      { fingerprint: 'f0', addedAt: 3 },
    ]);
    expect(credentials.removeFingerprint('b', 'f1')).toBe(false);
    expect(credentials.removeFingerprint('a', 'f1')).toBe(true);
    expect(credentials.addFingerprint('b', 'f1', 6)).toBe('added');
  });
});

describe('a code', () => {
  const code = { codeHash: 'h', address: 'a@example.org', expiresAt: 100 };

  test('counts how often it is tried, until another one is sent', () => {
    const { credentials } = store;
    credentials.add(credential('a'));
    credentials.putCode('a', 'verify', code);
    expect(credentials.takeTry('a', 'reset')).toBeUndefined();
    expect(credentials.takeTry('a', 'verify')).toEqual({ ...code, tries: 1 });
    expect(credentials.takeTry('a', 'verify')).toEqual({ ...code, tries: 2 });
    expect(credentials.code('a', 'verify')).toEqual({ ...code, tries: 2 });
    credentials.putCode('a', 'verify', { ...code, codeHash: 'i' });
    expect(credentials.code('a', 'verify')).toEqual({ ...code, codeHash: 'i', tries: 0 });
    credentials.removeCode('a', 'verify');
    expect(credentials.takeTry('a', 'verify')).toBeUndefined();
  });

  test('ends', () => {
    const { credentials } = store;
    credentials.add(credential('a'));
    credentials.putCode('a', 'verify', code);
    credentials.putCode('a', 'email', { ...code, expiresAt: 101 });
    expect(credentials.removeExpiredCodes(101)).toBe(1);
    expect(credentials.code('a', 'verify')).toBeUndefined();
    expect(credentials.code('a', 'email')).toBeDefined();
  });
});
