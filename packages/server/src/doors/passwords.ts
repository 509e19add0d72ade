import { createHash, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { Turnstile } from '../accounts/secrets/turnstile.ts';

/** What a hash begins with; every other secret is the password itself. */
const hashMark = '$argon2id$';

/** Whether a secret of the settings is a hash, which takes its time to be checked. */
export function isHash(secret: string): boolean {
  return secret.startsWith(hashMark);
}

/** Makes a hash of a password, to be kept in the settings. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** What comes of checking a password: `busy` when so many wait that it was not checked. */
export type Verdict = 'right' | 'wrong' | 'busy';

/**
 * Checks passwords against passwords of the settings. A hash costs time and memory on purpose, so few are checked at
 * once; when too many wait, those who come are told to come back, rather than let the machine drown.
 */
export class Passwords {
  private readonly verify: (secret: string, given: string) => Promise<boolean>;
  /** Of a hash the password that was right, in a form that it cannot be read from: gateways give theirs all day. */
  private readonly known = new Map<string, Buffer>();
  private readonly turnstile = new Turnstile(atOnceMax, waitingMax);

  constructor(verifyHash: (secret: string, given: string) => Promise<boolean> = verify) {
    this.verify = verifyHash;
  }

  /** Whether a password is right: of a plain one it is known at once. Rejects when the hash is none. */
  check(secret: string, given: string): Verdict | Promise<Verdict> {
    if (!isHash(secret)) return timingSafeEqual(digest(secret), digest(given)) ? 'right' : 'wrong';
    const known = this.known.get(secret);
    const isKnown = known !== undefined && timingSafeEqual(known, digest(given));
    return isKnown ? 'right' : this.checkHash(secret, given);
  }

  private async checkHash(secret: string, given: string): Promise<Verdict> {
    const isRight = await this.turnstile.pass(() => this.verify(secret, given));
    if (isRight === 'busy') return 'busy';
    if (isRight) this.known.set(secret, digest(given));
    return isRight ? 'right' : 'wrong';
  }
}

/** Digests are compared, so that the time it takes does not tell how much of a password was right. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** How many hashes are checked at once, in threads of their own: the others are left for the rest of the server. */
const atOnceMax = 2;

/** How many may wait for that; each takes some hundredths of a second. */
const waitingMax = 64;
