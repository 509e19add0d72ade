import { parseHash } from './route.ts';

/**
 * What a change of the address is for the back button. `from` is the address that the current one was pushed from;
 * undefined when the page began there. Closing something is the same as going back to where it was opened.
 */
export function stepTo(current: string, next: string, from: string | undefined): 'push' | 'replace' | 'back' {
  const now = parseHash(current);
  if (now === undefined || now.message !== undefined) return 'replace';
  if (now.layer === undefined) return 'push';
  if (from === next) return 'back';
  // What lay over the talk is gone for good when one leaves it for another room, or closes it.
  return parseHash(next)?.layer === undefined ? 'replace' : 'push';
}
