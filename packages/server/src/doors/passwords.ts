import { createHash, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

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

/**
 * Checks passwords against passwords of the settings. A hash costs time and memory on purpose, so few are checked at
 * once; when too many wait, those who come are told that theirs is wrong, rather than let the machine drown.
 */
export class Passwords {
  private readonly verify: (secret: string, given: string) => Promise<boolean>;
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(verifyHash: (secret: string, given: string) => Promise<boolean> = verify) {
    this.verify = verifyHash;
  }

  /** Whether a password is right: a plain one is known at once. Rejects when the hash is none. */
  check(secret: string, given: string): boolean | Promise<boolean> {
    return isHash(secret) ? this.checkHash(secret, given) : isSame(secret, given);
  }

  private async checkHash(secret: string, given: string): Promise<boolean> {
    if (this.running >= atOnceMax) {
      if (this.waiting.length >= waitingMax) return false;
      await new Promise<void>(resolve => this.waiting.push(resolve));
    }
    this.running += 1;
    try {
      return await this.verify(secret, given);
    } finally {
      this.running -= 1;
      this.waiting.shift()?.();
    }
  }
}

/** Compares without telling by the time it takes how much of it was right. */
function isSame(secret: string, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(secret), digest(given));
}

/** How many hashes are checked at once, in threads of their own: the others are left for the rest of the server. */
const atOnceMax = 2;

/** How many may wait for that; each takes some hundredths of a second. */
const waitingMax = 64;
