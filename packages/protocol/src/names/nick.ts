/** What is wrong with a nick. */
export type NickFault = 'empty' | 'too-long' | 'forbidden-character' | 'forbidden-start';

/**
 * Checks a nick by the grammar of RFC 2812 with digits and `-` not at the beginning: what every IRC client can
 * send, show and complete. `charsMax` is NICKLEN.
 */
export function nickFault(nick: string, charsMax: number): NickFault | undefined {
  if (nick === '') return 'empty';
  if (!/^[A-Za-z0-9[\]\\`_^{|}-]*$/.test(nick)) return 'forbidden-character';
  if (/^[0-9-]/.test(nick)) return 'forbidden-start';
  if (nick.length > charsMax) return 'too-long';
  return undefined;
}
