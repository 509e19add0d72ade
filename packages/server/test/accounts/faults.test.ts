import { describe, expect, test } from 'vitest';
import type { Visitor } from '../../src/accounts/parts.ts';
import { StoreError } from '../../src/store/fault.ts';
import { Counter } from './counter.ts';

const old = 'password-of-alice';
const fingerprint = 'a1'.repeat(32);

/** What someone does, and how it is seen whether it was done. */
interface Deed {
  /** What comes before it. */
  readonly before?: (counter: Counter, who: Visitor) => Promise<unknown>;
  readonly run: (counter: Counter, who: Visitor, code: string) => { is: string } | Promise<{ is: string }>;
  readonly isDone: (counter: Counter) => boolean | Promise<boolean>;
}

const emailOf = (counter: Counter) => counter.store.credentials.get(counter.credentialOf('alice'));
const tokensOf = (counter: Counter) => counter.store.tokens.of(counter.credentialOf('alice')).length;
const bob = { account: 'bob', password: old, email: 'bob@example.org' };

const deeds: Readonly<Record<string, Deed>> = {
  'an account is made': {
    run: ({ desk }, who) => desk.registrar.register(who, bob),
    isDone: ({ desk }) => desk.accountNamed('bob') !== undefined,
  },
  'an account is verified': {
    before: ({ desk }, who) => desk.registrar.register(who, bob),
    run: ({ desk }, who, code) => desk.registrar.verify(who, 'bob', code),
    isDone: async counter => (await counter.login('bob', old)) === 'proved',
  },
  'a password is set': {
    run: ({ desk }, who) => desk.keeping.setPassword(who, 'alice', { password: old }, 'another password'),
    isDone: async counter => (await counter.login('alice', old)) === 'wrong',
  },
  'a password is set by a code': {
    before: ({ desk }, who) => desk.keeping.sendReset(who, 'alice'),
    run: ({ desk }, who, code) => desk.keeping.resetPassword(who, 'alice', code, 'another password'),
    isDone: async counter => (await counter.login('alice', old)) === 'wrong',
  },
  'an address is confirmed': {
    before: ({ desk }, who) => desk.keeping.setEmail(who, 'alice', { password: old }, 'new@example.org'),
    run: ({ desk }, who, code) => desk.keeping.confirmEmail(who, 'alice', code),
    isDone: counter => emailOf(counter)?.email === 'new@example.org',
  },
  'an address is taken away': {
    run: ({ desk }, who) => desk.keeping.setEmail(who, 'alice', { password: old }, undefined),
    isDone: counter => emailOf(counter)?.email === undefined,
  },
  'a certificate is added': {
    run: ({ desk }, who) => desk.keeping.addCertificate(who, 'alice', fingerprint),
    isDone: ({ store }) => store.credentials.byFingerprint(fingerprint) !== undefined,
  },
  'a login token is made': {
    run: ({ desk }, who) => desk.tokens.add(who, 'alice', 'phone'),
    isDone: counter => tokensOf(counter) > 0,
  },
  'a login token is deleted': {
    before: async ({ desk }, who) => desk.tokens.add(who, 'alice', 'phone'),
    run: ({ desk }, who) => desk.tokens.remove(who, 'alice', 'all'),
    isDone: counter => tokensOf(counter) === 0,
  },
  'login tokens go with a password': {
    before: async ({ desk }, who) => desk.tokens.add(who, 'alice', 'phone'),
    run: ({ desk }, who) => desk.keeping.setPassword(who, 'alice', 'keeper', 'another password'),
    isDone: counter => tokensOf(counter) === 0,
  },
};

/** Lets one use of the store fail from now on; what it returns ends that, and says whether it failed. */
function failAt(counter: Counter, wanted: number): () => boolean {
  let uses = 0;
  for (const part of [counter.store.credentials, counter.store.tokens]) {
    const methods = part as unknown as Record<string, (...given: unknown[]) => unknown>;
    const names = Object.getOwnPropertyNames(Object.getPrototypeOf(part));
    for (const name of names.filter(name => name !== 'constructor')) {
      const real = methods[name]?.bind(part);
      methods[name] = (...given: unknown[]) => {
        uses += 1;
        if (uses === wanted) throw new StoreError('full', 'the disk is full');
        return real?.(...given);
      };
    }
  }
  return () => {
    const hasFailed = uses >= wanted;
    uses = Number.POSITIVE_INFINITY;
    return hasFailed;
  };
}

describe('a disk that fails, whenever it does', () => {
  test.each(Object.entries(deeds))('while %s', async (_what, { before, run, isDone }) => {
    for (let wanted = 1; ; wanted += 1) {
      const counter = new Counter({}, true);
      const who = await counter.account('alice');
      await before?.(counter, who);
      const { code } = counter.mailbox;
      const ends = failAt(counter, wanted);
      const { is } = await run(counter, who, code);
      if (!ends()) {
        expect(await isDone(counter)).toBe(true);
        return;
      }
      expect([wanted, is, await isDone(counter)]).toEqual([wanted, 'unavailable', false]);
      await run(counter, who, code);
      expect([wanted, await isDone(counter)]).toEqual([wanted, true]);
    }
  });
});
