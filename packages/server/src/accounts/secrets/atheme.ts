import { timingSafeEqual } from 'node:crypto';
import { derive, scramKeysOf } from './scram-keys.ts';

/** How Atheme numbers what a hash of its module pbkdf2v2 was made with: the digest, and whether SCRAM keys are kept. */
const schemes: Readonly<Record<string, { readonly digest: string; readonly scram: boolean }>> = {
  '4': { digest: 'sha1', scram: false },
  '5': { digest: 'sha256', scram: false },
  '6': { digest: 'sha512', scram: false },
  '24': { digest: 'sha1', scram: false },
  '25': { digest: 'sha256', scram: false },
  '26': { digest: 'sha512', scram: false },
  '44': { digest: 'sha1', scram: true },
  '45': { digest: 'sha256', scram: true },
  '46': { digest: 'sha512', scram: true },
  '64': { digest: 'sha1', scram: true },
  '65': { digest: 'sha256', scram: true },
  '66': { digest: 'sha512', scram: true },
};

/** From these numbers on of each ten, the salt is base64; below, the text itself is the salt. */
const base64Salts = new Set(['24', '25', '26', '64', '65', '66']);

interface Pbkdf2Hash {
  readonly salt: Buffer;
  readonly iterations: number;
  readonly digest: string;
  /** Whether `kept` is the server key of SCRAM, and not the salted password itself. */
  readonly scram: boolean;
  readonly kept: Buffer;
}

/** Whether a hash is one that Atheme made with PBKDF2, and can be checked. */
export function isAthemeHash(hash: string): boolean {
  return parsed(hash) !== undefined;
}

/** Whether a password is that of a hash of Atheme's. */
export async function checkAthemeHash(hash: string, given: string): Promise<boolean> {
  const wanted = parsed(hash);
  if (wanted === undefined) return false;
  const { salt, iterations, digest, scram, kept } = wanted;
  const salted = await derive(given, salt, iterations, kept.length, digest);
  return timingSafeEqual(scram ? scramKeysOf(salted, digest).serverKey : salted, kept);
}

function parsed(hash: string): Pbkdf2Hash | undefined {
  return parsedNew(hash) ?? parsedOld(hash);
}

/** `$z$<scheme>$<iterations>$<salt>$<digest>`, or `…$<server key>$<stored key>`. */
function parsedNew(hash: string): Pbkdf2Hash | undefined {
  const [, scheme = '', rounds = '', salt = '', first = '', second] =
    /^\$z\$(\d{1,2})\$(\d{1,8})\$([^$]+)\$([A-Za-z0-9+/=]+)(?:\$([A-Za-z0-9+/=]+))?$/.exec(hash) ?? [];
  const known = schemes[scheme];
  const iterations = Number(rounds);
  if (known === undefined || known.scram !== (second !== undefined)) return undefined;
  if (iterations < 1 || iterations > iterationsMax) return undefined;
  const kept = Buffer.from(first, 'base64');
  if (kept.length !== digestBytes[known.digest]) return undefined;
  return { ...known, iterations, salt: Buffer.from(salt, base64Salts.has(scheme) ? 'base64' : 'utf8'), kept };
}

/** 16 characters of salt and 128 hexadecimal digits, as the module pbkdf2 writes them. */
function parsedOld(hash: string): Pbkdf2Hash | undefined {
  const [, salt = '', hex = ''] = /^([^$]{16})([0-9a-f]{128})$/.exec(hash) ?? [];
  if (hex === '') return undefined;
  return {
    salt: Buffer.from(salt),
    iterations: 128_000,
    digest: 'sha512',
    scram: false,
    kept: Buffer.from(hex, 'hex'),
  };
}

const digestBytes: Readonly<Record<string, number>> = { sha1: 20, sha256: 32, sha512: 64 };

/** More is not what Atheme allows, and would hold a thread for minutes. */
const iterationsMax = 5_000_000;
