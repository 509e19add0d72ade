import { createHash } from 'node:crypto';
import { verify as verifyArgon2 } from '@node-rs/argon2';
import { verify as verifyBcrypt } from '@node-rs/bcrypt';
import { checkAthemeHash, isAthemeHash } from './atheme.ts';
import { preparedPassword } from './prepared.ts';

/** A way in which a password was hashed, here or by the server that an account was brought from. */
interface Scheme {
  readonly is: (hash: string) => boolean;
  readonly check: (hash: string, given: string) => Promise<boolean>;
}

/** What stands before a bcrypt hash that was made of the SHA3-512 of a password, as Ergo does. */
export const ergoMark = 'sha3-512:';

const schemes: readonly Scheme[] = [
  {
    is: hash => /^\$argon2(id|i|d)\$/.test(hash),
    check: (hash, given) => verifyArgon2(hash, preparedPassword(given) ?? given),
  },
  { is: isBcrypt, check: (hash, given) => verifyBcrypt(given, hash) },
  {
    is: hash => hash.startsWith(ergoMark) && isBcrypt(hash.slice(ergoMark.length)),
    check: (hash, given) =>
      verifyBcrypt(createHash('sha3-512').update(given).digest(), hash.slice(ergoMark.length)),
  },
  { is: isAthemeHash, check: checkAthemeHash },
];

/** Whether a hash is of a kind that can be checked. What an account is brought with is asked for this. */
export function isKnownHash(hash: string): boolean {
  return schemes.some(({ is }) => is(hash));
}

/** Whether a password is that of a hash, in threads outside of the event loop. Rejects when the hash is no such. */
export async function checkHash(hash: string, given: string): Promise<boolean> {
  const scheme = schemes.find(({ is }) => is(hash));
  if (scheme === undefined) throw new Error('a password hash of an unknown kind');
  return await scheme.check(hash, given);
}

/** With more than 16 as its cost a check would hold a thread for many seconds. */
function isBcrypt(hash: string): boolean {
  return /^\$2[abxy]\$(?:0[4-9]|1[0-6])\$[./A-Za-z0-9]{53}$/.test(hash);
}
