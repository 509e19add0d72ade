import type { ImportedScram } from './imported.ts';
import { scramOf } from './values.ts';

/** The hash of a password that Anope keeps: `bcrypt:$2a$…`, whose scheme is left out where the hash says it itself. */
export function anopeHash(kept: string): string {
  return kept.replace(/^(bcrypt|argon2id|argon2i|argon2d):(?=\$)/, '');
}

/** The hash of a password that Atheme keeps, unless it is the password itself. */
export function athemeHash(kept: string, isHashed: boolean): string {
  return isHashed ? kept : plainMark;
}

/**
 * Keys of SCRAM-SHA-256 out of a hash of Atheme's module pbkdf2v2, `$z$65$<iterations>$<salt>$<server key>$<stored
 * key>`; with 45 the text of the salt is the salt itself.
 */
export function athemeScram(hash: string): ImportedScram | undefined {
  const [, scheme, iterations, salt = '', serverKey, storedKey] =
    /^\$z\$(45|65)\$(\d{1,8})\$([^$]+)\$([^$]+)\$([^$]+)$/.exec(hash) ?? [];
  const salt64 = scheme === '45' ? Buffer.from(salt).toString('base64') : salt;
  return scramOf({ salt: salt64, iterations, storedKey, serverKey });
}

/** How a password is hashed, as far as that can be told without giving away any of it. */
export function schemeOf(hash: string): string {
  const [, word] =
    /^\$?(anope|base64|crypt|hmac-\w+|ircservices|legacy|md5|oldmd5|plain|posix|raw-?\w+|scrypt|sha1|sha256|z)[:$]/.exec(
      hash,
    ) ?? [];
  if (word !== undefined) return word;
  return posixSchemes[/^\$(\d|2[abxy]|y)\$/.exec(hash)?.[1] ?? ''] ?? 'unknown';
}

const posixSchemes: Readonly<Record<string, string>> = {
  '1': 'MD5 of crypt',
  '5': 'SHA-256 of crypt',
  '6': 'SHA-512 of crypt',
  '7': 'scrypt',
  y: 'yescrypt',
};

/** Stands for a password that is kept as it is: it does not go on from here. */
const plainMark = 'plain:';
