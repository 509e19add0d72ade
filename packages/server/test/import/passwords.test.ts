import { createHash, pbkdf2Sync } from 'node:crypto';
import { hashSync as argon2 } from '@node-rs/argon2';
import { hashSync as bcrypt } from '@node-rs/bcrypt';
import { expect, test } from 'vitest';
import { checkHash, isKnownHash } from '../../src/accounts/secrets/hashes.ts';
import { makeScramKeys } from '../../src/accounts/secrets/scram-keys.ts';
import { type ImportFormat, planImport } from '../../src/import/plan/plan.ts';
import { buntFile, now } from './fixtures.ts';

const password = 'open sesame';
const salt = Buffer.from('0123456789abcdef');
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');

/** Databases with one account, made as each server makes them. */
const ergo = (hash: string, version: number) => {
  const credentials = JSON.stringify({ Version: version, PassphraseHash: base64(hash) });
  return buntFile([
    ['set', 'db.version', '24'],
    ['set', 'account.exists alice', '1'],
    ['set', 'account.verified alice', '1'],
    ['set', 'account.credentials alice', credentials],
  ]);
};
const anope = (pass: string) => Buffer.from(`OBJECT NickCore\nDATA display alice\nDATA pass ${pass}\nEND\n`);
const atheme = (pass: string) => Buffer.from(`DBV 12\nMU A alice ${pass} a@example.org 1 1 +C default\n`);

const sha3 = createHash('sha3-512').update(password).digest();
const old = `0123456789abcdef${pbkdf2Sync(password, salt, 128_000, 64, 'sha512').toString('hex')}`;
const scram = await makeScramKeys(password, 10_000, salt);
const scramHash = `$z$65$10000$${base64(salt)}$${base64(scram.serverKey)}$${base64(scram.storedKey)}`;
const plainHash = `$z$26$10000$${base64(salt)}$${base64(pbkdf2Sync(password, salt, 10_000, 64, 'sha512'))}`;
const cheap = { memoryCost: 64, timeCost: 1 };

function planned(format: ImportFormat, bytes: Uint8Array) {
  const limits = { nickCharsMax: 16, channelBytesMax: 32, topicBytesMax: 40, kickBytesMax: 40 };
  const plan = planImport(format, bytes, {
    settings: { casemapping: 'ascii', ...limits, keyBytesMax: 23, listEntriesMax: 3 },
    now,
    accounts: [],
    channels: [],
    certificates: [],
    bans: [],
    isKnownHash,
    banTarget: () => undefined,
  });
  if ('fault' in plan) throw new Error(plan.fault);
  return plan;
}

test.each([
  ['bcrypt of Ergo', 'ergo', ergo(bcrypt(sha3, { cost: 4 }), 1)],
  ['bcrypt that Ergo brought from Anope', 'ergo', ergo(`bcrypt:${bcrypt(password, { cost: 4 })}`, -2)],
  ['PBKDF2 that Ergo brought from Atheme', 'ergo', ergo(plainHash, -1)],
  ['bcrypt of Anope', 'anope', anope(`bcrypt:${bcrypt(password, { cost: 4 })}`)],
  ['argon2 of Anope', 'anope', anope(`argon2id:${argon2(password, cheap)}`)],
  ['bcrypt of Atheme', 'atheme', atheme(bcrypt(password, { cost: 4 }))],
  ['argon2 of Atheme', 'atheme', atheme(argon2(password, cheap))],
  ['PBKDF2 of Atheme', 'atheme', atheme(plainHash)],
  ['PBKDF2 of older Atheme', 'atheme', atheme(old)],
  ['SCRAM keys of Atheme', 'atheme', atheme(scramHash)],
] as const)('a password can be given as before: %s', async (_title, format, bytes) => {
  const { accounts, skipped } = planned(format, bytes);
  const hash = accounts[0]?.passwordHash ?? '';
  expect(skipped).toStrictEqual([]);
  expect(await checkHash(hash, password)).toBe(true);
  expect(await checkHash(hash, `${password}!`)).toBe(false);
});

test('SCRAM keys of Atheme serve SCRAM here', () => {
  expect(planned('atheme', atheme(scramHash)).accounts[0]?.scram).toStrictEqual({
    salt: base64(salt),
    iterations: 10_000,
    storedKey: base64(scram.storedKey),
    serverKey: base64(scram.serverKey),
  });
});
