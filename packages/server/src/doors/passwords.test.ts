import { hash } from '@node-rs/argon2';
import { describe, expect, test } from 'vitest';
import { hashPassword, Passwords } from './passwords.ts';

/** As little work as the hash can be made with: tests are not attacked. */
const cheap = { memoryCost: 64, timeCost: 1 };

describe('a secret', () => {
  test('that is plain is compared at once', () => {
    const passwords = new Passwords();
    expect(passwords.check('swordfish', 'swordfish')).toBe('right');
    expect(passwords.check('swordfish', 'swordfis')).toBe('wrong');
    expect(passwords.check('swordfish', '')).toBe('wrong');
  });

  test('that is a hash is checked later', async () => {
    const passwords = new Passwords();
    const hashed = await hash('swordfish', cheap);
    await expect(passwords.check(hashed, 'swordfish')).resolves.toBe('right');
    await expect(passwords.check(hashed, 'tuna')).resolves.toBe('wrong');
  });

  test('that is a hash is known at once when it was right before', async () => {
    const passwords = new Passwords();
    const hashed = await hash('swordfish', cheap);
    await passwords.check(hashed, 'swordfish');
    expect(passwords.check(hashed, 'swordfish')).toBe('right');
    await expect(passwords.check(hashed, 'tuna')).resolves.toBe('wrong');
  });

  test('that is no hash but looks like one is an error', async () => {
    await expect(new Passwords().check('$argon2id$nonsense', 'x')).rejects.toThrow();
  });

  test('made by the command line is taken', async () => {
    await expect(new Passwords().check(await hashPassword('swordfish'), 'swordfish')).resolves.toBe('right');
  });
});

describe('many checks', () => {
  test('are done two at a time, in order, and who comes when too many wait is told so', async () => {
    const begun: string[] = [];
    const finish: (() => void)[] = [];
    const passwords = new Passwords((_secret, given) => {
      begun.push(given);
      return new Promise(resolve => finish.push(() => resolve(true)));
    });
    const checks = Array.from({ length: 67 }, (_, index) => passwords.check('$argon2id$', String(index)));
    await expect(checks[66]).resolves.toBe('busy');
    expect(begun).toStrictEqual(['0', '1']);
    for (let index = 0; index < 66; index += 1) {
      finish[index]?.();
      await expect(checks[index]).resolves.toBe('right');
    }
    expect(begun).toStrictEqual(Array.from({ length: 66 }, (_, index) => String(index)));
  });
});
