import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LoginOutcome } from '../outcomes.ts';
import { makeScramKeys } from '../secrets/scram-keys.ts';
import { Chunks, chunksOf } from './chunks.ts';
import { Exchange, mechanismsFor } from './exchange.ts';
import { external } from './external.ts';
import type { Mechanism, Prover, Step } from './mechanism.ts';
import { plain } from './plain.ts';
import { Scram } from './scram.ts';

const proved: LoginOutcome = { is: 'proved', account: 'user', credential: 'c' };
const malformed: Step = { outcome: { is: 'malformed' } };

/** The example of RFC 7677, 3. */
const example = {
  first: 'n,,n=user,r=rOprNGfwEbeRWgbNEkqO',
  challenge: 'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096',
  final:
    'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,' +
    'p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=',
  signature: 'v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
  nonce: '%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0',
};

const keys = await makeScramKeys('pencil', 4096, Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'));

/** Knows one user, and writes down what it is asked. */
class Witness implements Prover {
  readonly asked: unknown[] = [];

  byPassword(account: string, password: string): Promise<LoginOutcome> {
    this.asked.push([account, password]);
    return Promise.resolve(account === 'user' && password === 'pencil' ? proved : { is: 'wrong' });
  }

  byCertificate(account: string | undefined): LoginOutcome {
    this.asked.push(account);
    return account === undefined || account === 'user' ? proved : { is: 'wrong' };
  }

  byScram(account: string): ReturnType<Prover['byScram']> {
    this.asked.push(account);
    if (account === 'hasty') return { is: 'throttled', seconds: 9 };
    return { keys, finish: isProved => (isProved ? proved : { is: 'wrong' }) };
  }
}

const scram = (witness = new Witness()) => new Scram(witness, example.nonce);
const say = (mechanism: Mechanism, text: string) => mechanism.take(Buffer.from(text));
const challenge = (text: string) => ({ challenge: Buffer.from(text) });

describe('PLAIN', () => {
  test.each(['\0user\0pencil', 'user\0user\0pencil', 'USER\0user\0pencil'])('%j', async message => {
    expect(await say(plain(new Witness()), message)).toStrictEqual({ outcome: proved });
  });

  test('a wrong password is wrong, and may hold anything but NUL', async () => {
    const witness = new Witness();
    expect(await say(plain(witness), '\0user\0:é , x')).toStrictEqual({ outcome: { is: 'wrong' } });
    expect(witness.asked).toStrictEqual([['user', ':é , x']]);
  });

  test.each(['', 'user', '\0user', 'bob\0user\0pencil', '\0\0pencil', '\0user\0', '\0user\0pencil\0'])(
    '%j is malformed',
    message => {
      expect(say(plain(new Witness()), message)).toStrictEqual(malformed);
    },
  );

  test('what is no UTF-8 is malformed', () => {
    expect(plain(new Witness()).take(Uint8Array.of(0, 0xff, 0, 0xff))).toStrictEqual(malformed);
  });
});

describe('EXTERNAL', () => {
  test('takes the certificate of whoever it is, or of who is named', () => {
    const witness = new Witness();
    expect(say(external(witness), '')).toStrictEqual({ outcome: proved });
    expect(say(external(witness), 'user')).toStrictEqual({ outcome: proved });
    expect(say(external(witness), 'bob')).toStrictEqual({ outcome: { is: 'wrong' } });
    expect(witness.asked).toStrictEqual([undefined, 'user', 'bob']);
    expect(external(witness).take(Uint8Array.of(0xff))).toStrictEqual(malformed);
  });
});

describe('SCRAM-SHA-256', () => {
  test('goes as in the example of RFC 7677', () => {
    const mechanism = scram();
    expect(say(mechanism, example.first)).toStrictEqual(challenge(example.challenge));
    expect(say(mechanism, example.final)).toStrictEqual(challenge(example.signature));
    expect(say(mechanism, '')).toStrictEqual({ outcome: proved });
    expect(say(mechanism, '')).toStrictEqual(malformed);
  });

  test('a wrong proof is wrong, and is told nothing', () => {
    const mechanism = scram();
    say(mechanism, example.first);
    expect(say(mechanism, example.final.replace('p=d', 'p=e'))).toStrictEqual({ outcome: { is: 'wrong' } });
    expect(say(mechanism, example.final)).toStrictEqual(malformed);
  });

  test.each([
    ['another nonce', example.final.replace('hNlF$k0', 'hNlF$k1')],
    ['another header', example.final.replace('c=biws', 'c=eSws')],
    ['no proof', 'c=biws,r=x'],
    ['nothing', ''],
    ['the first message again', example.first],
    ['a short proof', example.final.replace(/p=.*/, 'p=AAAA')],
  ])('a last message with %s is wrong', (_what, final) => {
    const mechanism = scram();
    say(mechanism, example.first);
    expect(say(mechanism, final)).toStrictEqual({ outcome: { is: 'wrong' } });
  });

  test.each([
    'p=tls-exporter,,n=user,r=abc',
    'n,a=bob,n=user,r=abc',
    'n,,m=x,n=user,r=abc',
    'n,,n=us=er,r=abc',
    'n,,n=,r=abc',
    'n,,n=user,r=',
    'n,,n=user',
    `n,,n=user,r=${'x'.repeat(257)}`,
    'n=user,r=abc',
  ])('%j is malformed', first => {
    expect(say(scram(), first)).toStrictEqual(malformed);
  });

  test.each([
    ['user', 'y,,n=user,r=abc'],
    ['user', 'n,a=USER,n=user,r=abc'],
    ['us=e,r', 'n,,n=us=3De=2Cr,r=abc,x=more'],
  ])('is for %s with %j', (name, first) => {
    const witness = new Witness();
    expect(say(scram(witness), first)).toHaveProperty('challenge');
    expect(witness.asked).toStrictEqual([name]);
  });

  test('who may not try is told so', () => {
    expect(say(scram(), 'n,,n=hasty,r=abc')).toStrictEqual({ outcome: { is: 'throttled', seconds: 9 } });
  });
});

describe('messages in chunks', () => {
  const take = (chunks: Chunks, ...texts: readonly string[]) => texts.map(text => chunks.take(text)).at(-1);

  test('are put together again', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1500 }), bytes => {
        expect(take(new Chunks(), ...chunksOf(bytes))).toStrictEqual(Buffer.from(bytes));
      }),
    );
  });

  test('that are full go on', () => {
    const chunks = new Chunks();
    expect(take(chunks, 'A'.repeat(400))).toBe('more');
    expect(take(chunks, '+')).toHaveLength(300);
    expect(take(chunks, '+')).toHaveLength(0);
    expect(chunksOf(new Uint8Array(300))).toStrictEqual(['A'.repeat(400), '+']);
    expect(chunksOf(new Uint8Array(0))).toStrictEqual(['+']);
  });

  test('may not be too long, each and all together, and a new one begins then', () => {
    const chunks = new Chunks();
    expect(take(chunks, 'A'.repeat(401))).toBe('too-long');
    expect(take(chunks, ...Array<string>(5).fill('A'.repeat(400)))).toBe('more');
    expect(take(chunks, 'A'.repeat(400))).toBe('too-long');
    expect(take(chunks, 'QUJD')).toStrictEqual(Buffer.from('ABC'));
  });

  test.each(['A', '=', 'QUJD=', 'QU JD', 'QUJD*', 'QU-_', '++'])('%j is no base64', text => {
    expect(take(new Chunks(), text)).toBe('garbled');
  });
});

describe('whatever is sent', () => {
  const garbage = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 500 }),
      fc.base64String({ maxLength: 400 }),
      fc.constantFrom('+', '*', '', 'A'.repeat(400)),
      fc.constantFrom(example.first, example.final).map(text => Buffer.from(text).toString('base64')),
    ),
    { maxLength: 12 },
  );

  test.each(mechanismsFor(true))('%s does not throw', async name => {
    await fc.assert(
      fc.asyncProperty(garbage, async texts => {
        const exchange = new Exchange(name, new Witness());
        for (const text of texts) {
          const taken = await exchange.take(text);
          if (typeof taken === 'object' && 'outcome' in taken) expect(taken.outcome).not.toBe(undefined);
        }
      }),
    );
  });

  test('without TLS nobody has shown a certificate', () => {
    expect(mechanismsFor(false)).toStrictEqual(['PLAIN', 'SCRAM-SHA-256']);
    expect(mechanismsFor(true)).toStrictEqual(['PLAIN', 'EXTERNAL', 'SCRAM-SHA-256']);
  });
});
