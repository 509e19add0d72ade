import { describe, expect, test } from 'vitest';
import { StoreError } from '../../src/store/fault.ts';
import { Counter } from './counter.ts';

/** Makes a token of an account, and says what its secret is. */
function made(counter: Counter, who: ReturnType<Counter['visitor']>, name = 'phone'): string {
  const outcome = counter.desk.tokens.add(who, 'alice', name);
  if (outcome.is !== 'token-added') throw new Error(`no token was made: ${outcome.is}`);
  return outcome.secret;
}

describe('a login token', () => {
  test('logs in without any password being hashed, and so does none that is wrong', async () => {
    const counter = new Counter();
    const who = await counter.account('alice');
    const secret = made(counter, who);
    expect(await counter.login('alice', secret)).toBe('proved');
    expect(await counter.login('ALICE', secret)).toBe('proved');
    for (const wrong of [`${secret}x`, `salon_${'x'.repeat(32)}`, `${secret.slice(0, -1)}!x`])
      expect(await counter.login('alice', wrong)).toBe('wrong');
    expect(await counter.login('nobody', secret)).toBe('wrong');
    // One of them does not look like a token.
    expect(counter.checked.length).toBe(1);
  });

  test('is not the password of what needs one', async () => {
    const counter = new Counter();
    const who = await counter.account('alice');
    const secret = made(counter, who);
    const { keeping } = counter.desk;
    const warrant = { password: secret };
    expect(await keeping.setPassword(who, 'alice', warrant, 'another password')).toEqual({
      is: 'password-needed',
    });
    expect(await keeping.setEmail(who, 'alice', warrant, undefined)).toEqual({ is: 'password-needed' });
  });

  test('lets in while the disk does not save that it was used', async () => {
    const counter = new Counter();
    const who = await counter.account('alice');
    const secret = made(counter, who);
    Object.assign(counter.store.tokens, {
      used: () => {
        throw new StoreError('full', 'the disk is full');
      },
    });
    expect(await counter.login('alice', secret)).toBe('proved');
    expect(counter.desk.tokens.list(who, 'alice')).toMatchObject([{ name: 'phone', used: undefined }]);
  });

  test('stays when the password is hashed anew at a login', async () => {
    const counter = new Counter();
    const who = await counter.account('alice');
    const secret = made(counter, who);
    counter.rules = { ...counter.rules, hashing: { ...counter.rules.hashing, argon2KiB: 128 } };
    expect(await counter.login('alice', 'password-of-alice')).toBe('proved');
    expect(await counter.login('alice', secret)).toBe('proved');
  });

  test('of an account that is no more is of no other that has its name', async () => {
    const counter = new Counter();
    const secret = made(counter, await counter.account('alice'));
    counter.send({ type: 'remove-account', account: 'alice' });
    expect(counter.desk.tokens.add(counter.visitor(), 'alice', 'x')).toEqual({ is: 'no-such-account' });
    expect(counter.desk.tokens.remove(counter.visitor(), 'alice', 'all')).toEqual({ is: 'no-such-account' });
    expect(counter.desk.tokens.list(counter.visitor(), 'alice')).toEqual([]);
    await counter.account('alice');
    expect(await counter.login('alice', secret)).toBe('wrong');
  });

  test('is called as its owner says, within bounds', async () => {
    const counter = new Counter();
    const who = await counter.account('alice');
    const { tokens } = counter.desk;
    expect(tokens.add(who, 'alice', '  ')).toMatchObject({ token: { name: 'unnamed' } });
    expect(tokens.add(who, 'alice', ' x y ')).toMatchObject({ token: { name: 'x y' } });
    for (const name of ['x'.repeat(65), 'a\x1bb', 'a\nb'])
      expect(tokens.add(who, 'alice', name)).toEqual({ is: 'bad-token-name', charsMax: 64 });
    expect(counter.logged.join(' ')).not.toContain('salon_');
  });
});
