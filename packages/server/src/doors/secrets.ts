import { createHash, timingSafeEqual } from 'node:crypto';
import { verifySync } from '@node-rs/argon2';

/**
 * Something that one must know: a word as it is, or the argon2id hash of one. A hash takes long to be held against a
 * word, by design, so the right word is remembered, in a form that it cannot be read from.
 */
export class Secret {
  private readonly kept: string;
  private known: Buffer | undefined;

  constructor(kept: string) {
    this.kept = kept;
    if (!kept.startsWith('$argon2')) this.known = digest(kept);
  }

  /** Whether this is the word. Takes the same time for all that are not; a hash that is none fits nothing. */
  fits(given: string): boolean {
    const digested = digest(given);
    if (this.known !== undefined) return timingSafeEqual(this.known, digested);
    if (!this.verified(given)) return false;
    this.known = digested;
    return true;
  }

  private verified(given: string): boolean {
    try {
      return verifySync(this.kept, given);
    } catch {
      return false;
    }
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
