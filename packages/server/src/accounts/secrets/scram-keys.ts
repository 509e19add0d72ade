import { createHash, createHmac, pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { ScramKeys } from '../../store/credentials.ts';

/** Makes the keys of a prepared password, in a thread of its own. */
export async function makeScramKeys(
  password: string,
  iterations: number,
  salt: Uint8Array = randomBytes(saltBytes),
): Promise<ScramKeys> {
  const salted = await derive(password, salt, iterations, digestBytes, 'sha256');
  return { salt, iterations, ...scramKeysOf(salted, 'sha256') };
}

/** What is kept of a salted password. */
export function scramKeysOf(salted: Uint8Array, digest: string): Pick<ScramKeys, 'storedKey' | 'serverKey'> {
  const clientKey = hmac(salted, 'Client Key', digest);
  return {
    storedKey: createHash(digest).update(clientKey).digest(),
    serverKey: hmac(salted, 'Server Key', digest),
  };
}

/**
 * Keys that no password leads to, for who has none: the same ones for a name each time, so that a name is not known
 * from another one by its salt.
 */
export function fakeScramKeys(name: string, secret: Uint8Array, iterations: number): ScramKeys {
  return {
    salt: hmac(secret, `salt ${name}`, 'sha256').subarray(0, saltBytes),
    iterations,
    storedKey: hmac(secret, `stored ${name}`, 'sha256'),
    serverKey: hmac(secret, `server ${name}`, 'sha256'),
  };
}

/** A keyed hash. */
export function hmac(key: Uint8Array, text: string, digest: string): Buffer {
  return createHmac(digest, key).update(text).digest();
}

/** PBKDF2 (RFC 8018), in a thread of its own. */
export const derive = promisify(pbkdf2);

const saltBytes = 16;

/** Of SHA-256. */
const digestBytes = 32;
