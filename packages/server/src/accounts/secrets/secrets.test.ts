import { createHash, pbkdf2Sync } from 'node:crypto';
import { hash as hashArgon2 } from '@node-rs/argon2';
import { hash as hashBcrypt } from '@node-rs/bcrypt';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAthemeHash } from './atheme.ts';
import { checkHash, ergoMark, isKnownHash } from './hashes.ts';
import { passwordFault, preparedPassword } from './prepared.ts';
import { hmac, makeScramKeys, scramKeysOf } from './scram-keys.ts';
import { type SecretCosts, Secrets } from './secrets.ts';

/** As little work as there can be: tests are not attacked. */
const cheap: SecretCosts = { argon2KiB: 64, argon2Passes: 1, scramIterations: 4096 };

const secrets = () => new Secrets(() => cheap);

describe('a password', () => {
  test.each([
    ['too-short', 'seven77'],
    ['too-short', 'ａ\u00ad\u00ad\u00ad\u00ad\u00ad\u00ad\u00ad'],
    ['too-long', 'ä'.repeat(151)],
    ['forbidden-character', 'pass\u0007word'],
    ['forbidden-character', 'password\ue000'],
    [undefined, 'eight888'],
    [undefined, 'ä'.repeat(150)],
  ])('%s: %j', (fault, password) => {
    expect(passwordFault(password, 8)).toBe(fault);
  });

  test('is never empty, however short it may be', () => {
    expect(passwordFault('', 0)).toBe('too-short');
    expect(passwordFault('\u00ad', 1)).toBe('forbidden-character');
  });

  test('is the same however it was typed', () => {
    expect(preparedPassword('I\u00adX')).toBe('IX');
    expect(preparedPassword('\u2168')).toBe('IX');
    expect(preparedPassword('e\u0301')).toBe('é');
  });

  test('is checked for faults whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => void passwordFault(text, 8)));
  });
});

describe('what is kept of a password', () => {
  test('is right for it, however it is typed, and for no other', async () => {
    const kept = await secrets().make('pencil of é');
    if (kept === 'busy') throw new Error('nobody else is here');
    const { passwordHash } = kept;
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
    expect(await secrets().check(passwordHash, 'pencil of e\u0301')).toStrictEqual({
      verdict: 'right',
      renew: false,
    });
    expect(await secrets().check(passwordHash, 'pencil of e')).toStrictEqual({ verdict: 'wrong' });
  });

  test('is to be renewed when passwords are hashed in another way by now', async () => {
    const old = await hashArgon2('pencil', { memoryCost: 128, timeCost: 1 });
    expect(await secrets().check(old, 'pencil')).toStrictEqual({ verdict: 'right', renew: true });
  });

  test('is as dear to check where there is none', async () => {
    const checked: string[] = [];
    const counting = new Secrets(
      () => cheap,
      (hash, given) => {
        checked.push(hash);
        return checkHash(hash, given);
      },
    );
    expect(await counting.check(undefined, 'pencil')).toStrictEqual({ verdict: 'wrong' });
    expect(await counting.check(undefined, 'pencil')).toStrictEqual({ verdict: 'wrong' });
    expect(checked).toHaveLength(2);
    expect(checked[0]).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
  });

  test('is not checked when too many wait', async () => {
    const finish: (() => void)[] = [];
    const slow = new Secrets(
      () => cheap,
      () => new Promise(resolve => finish.push(() => resolve(true))),
    );
    const checks = Array.from({ length: 140 }, () => slow.check('$argon2id$', 'x').catch(() => 'checked'));
    expect(await checks[139]).toStrictEqual({ verdict: 'busy' });
    for (let index = 0; index < 129; index += 1) {
      finish[index]?.();
      expect(await checks[index]).toBe('checked');
    }
  });
});

describe('hashes of other servers', () => {
  const salt = 'abcdefghijklmnop';
  const derived = (bytes: number, digest: string, salted: string | Buffer = salt, iterations = 10_000) =>
    pbkdf2Sync('pencil', salted, iterations, bytes, digest);
  const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

  const hashes: readonly (readonly [string, () => string | Promise<string>])[] = [
    ['argon2i', () => hashArgon2('pencil', { memoryCost: 64, timeCost: 1, algorithm: 1 })],
    ['bcrypt', () => hashBcrypt('pencil', { cost: 4, version: '2a' })],
    [
      'bcrypt of SHA3-512',
      async () => {
        const digest = createHash('sha3-512').update('pencil').digest();
        return ergoMark + (await hashBcrypt(digest, { cost: 4, version: '2a' }));
      },
    ],
    ['pbkdf2', () => salt + derived(64, 'sha512', salt, 128_000).toString('hex')],
    ['pbkdf2v2 4', () => `$z$4$10000$${salt}$${base64(derived(20, 'sha1'))}`],
    ['pbkdf2v2 6', () => `$z$6$10000$${salt}$${base64(derived(64, 'sha512'))}`],
    [
      'pbkdf2v2 25',
      () => `$z$25$10000$${base64(Buffer.from(salt))}$${base64(derived(32, 'sha256', Buffer.from(salt)))}`,
    ],
    [
      'pbkdf2v2 65',
      () => {
        const { serverKey, storedKey } = scramKeysOf(derived(32, 'sha256'), 'sha256');
        return `$z$65$10000$${base64(Buffer.from(salt))}$${base64(serverKey)}$${base64(storedKey)}`;
      },
    ],
  ];

  test.each(hashes)('%s', async (_name, made) => {
    const hash = await made();
    expect(isKnownHash(hash)).toBe(true);
    expect(await secrets().check(hash, 'pencil')).toStrictEqual({ verdict: 'right', renew: true });
    expect(await secrets().check(hash, 'Pencil')).toStrictEqual({ verdict: 'wrong' });
  });

  test.each([
    '',
    'pencil',
    '$1$abc$def',
    '$2b$04$short',
    `$2b$31$${'x'.repeat(53)}`,
    '$z$65$10000$abcd$abcd',
    '$z$6$99999999$abcdefgh$abcd',
    '$z$9$10000$abcdefgh$abcd',
    'sha3-512:pencil',
  ])('%j is none', async hash => {
    expect(isKnownHash(hash)).toBe(false);
    await expect(secrets().check(hash, 'pencil')).rejects.toThrow('unknown kind');
  });

  test('whatever a hash looks like, it is known or not', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => void isAthemeHash(text)));
  });
});

describe('SCRAM keys', () => {
  test('are those of the example of RFC 7677', async () => {
    const keys = await makeScramKeys('pencil', 4096, Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'));
    const auth =
      'n=user,r=rOprNGfwEbeRWgbNEkqO,' +
      'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,' +
      'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0';
    expect(hmac(keys.serverKey, auth, 'sha256').toString('base64')).toBe(
      '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
    );
  });

  test('of a name without any are the same each time, and others for another name', () => {
    const one = secrets();
    expect(one.decoyScram('alice')).toStrictEqual(one.decoyScram('alice'));
    expect(one.decoyScram('alice').salt).not.toStrictEqual(one.decoyScram('bob').salt);
    expect(one.decoyScram('alice').salt).toHaveLength(16);
  });
});

test('what could not be hashed once is hashed for the next', async () => {
  const costs = { ...cheap, argon2KiB: 1 };
  const tried = new Secrets(() => costs);
  await expect(tried.check(undefined, 'password')).rejects.toThrow();
  costs.argon2KiB = 64;
  expect(await tried.check(undefined, 'password')).toStrictEqual({ verdict: 'wrong' });
});
