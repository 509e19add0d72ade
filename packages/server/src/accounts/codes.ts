import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import type { CodePurpose, Credentials } from '../store/credentials.ts';

/** Codes that are sent by mail, and come back from who reads it. What is kept of one does not tell it. */
export class Codes {
  private readonly credentials: Credentials;
  private readonly now: () => number;

  constructor(credentials: Credentials, now: () => number) {
    this.credentials = credentials;
    this.now = now;
  }

  /** A new code for an address; one that was sent before for the same purpose counts no more. */
  issue(credential: string, purpose: CodePurpose, address: string, ms: number): string {
    const code = Array.from({ length: codeChars }, () => letters[randomInt(letters.length)]).join('');
    const expiresAt = this.now() + ms;
    this.credentials.putCode(credential, purpose, {
      codeHash: hashOf(code).toString('hex'),
      address,
      expiresAt,
    });
    return code;
  }

  /**
   * The address to which a code was sent, if it is the right one; after a few wrong ones none is. It counts until what
   * it is for is done, so that nothing is lost when that comes to nothing.
   */
  check(credential: string, purpose: CodePurpose, given: string): string | undefined {
    const sent = this.credentials.takeTry(credential, purpose);
    if (sent === undefined) return undefined;
    const isRight = timingSafeEqual(Buffer.from(sent.codeHash, 'hex'), hashOf(given));
    if (!isRight && sent.tries >= triesMax) this.credentials.removeCode(credential, purpose);
    return isRight && sent.tries <= triesMax && sent.expiresAt > this.now() ? sent.address : undefined;
  }
}

/** However it was typed. */
function hashOf(code: string): Buffer {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z0-9]/g, ''))
    .digest();
}

/** Those that are not taken for one another: 5 bits each. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const codeChars = 12;

/** How often a code may be wrong. */
const triesMax = 5;
