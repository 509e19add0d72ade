import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Whether what someone gives as a password is a login token: no password is one. */
export function isToken(given: string): boolean {
  return /^salon_[A-Za-z0-9_-]{32,}$/.test(given);
}

/** The secret of a new login token: 256 bits, which nobody guesses, so that it need not be dear to check. */
export function newTokenSecret(): string {
  return `salon_${randomBytes(32).toString('base64url')}`;
}

/** What is kept of a login token. */
export function tokenHash(secret: string): Uint8Array {
  return createHash('sha256').update(secret).digest();
}

/** Which of some login tokens has a secret. It takes as long for each. */
export function tokenWith<T extends { readonly secretHash: Uint8Array }>(
  tokens: readonly T[],
  secret: string,
): T | undefined {
  const given = tokenHash(secret);
  return tokens.filter(({ secretHash }) => timingSafeEqual(secretHash, given))[0];
}
