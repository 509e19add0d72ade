import saslprep from '@mongodb-js/saslprep';
import { utf8Bytes } from '@salon/protocol';
import { isToken } from './token.ts';

/** What is wrong with a password that someone wants to have. */
export type PasswordFault = 'too-short' | 'too-long' | 'forbidden-character' | 'like-token';

/** What fits into one line of IRC with all that stands before it (IRCv3 account-registration, "Server considerations"). */
export const passwordBytesMax = 300;

/**
 * A password in the one form in which it is hashed, however it was typed (SASLprep, RFC 4013). Undefined when it holds
 * what no password may: control characters, for instance.
 */
export function preparedPassword(password: string): string | undefined {
  try {
    return saslprep(password, { allowUnassigned: true });
  } catch {
    // The library tells what it does not allow by throwing, and has no other word for it.
    return undefined;
  }
}

/** Checks a password that someone wants to have. */
export function passwordFault(password: string, charsMin: number): PasswordFault | undefined {
  if (utf8Bytes(password) > passwordBytesMax) return 'too-long';
  if (isToken(password)) return 'like-token';
  const prepared = preparedPassword(password);
  if (prepared === undefined) return 'forbidden-character';
  return [...prepared].length < Math.max(1, charsMin) ? 'too-short' : undefined;
}
