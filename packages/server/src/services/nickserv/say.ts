import type { Patron } from '../spec.ts';

/** Says something as NickServ. */
export function say(patron: Patron, ...sentences: readonly string[]): void {
  patron.hear({ from: 'NickServ', sentences });
}

/** Shows what a word takes, when what was given is not it. */
export function usage(patron: Patron, words: string): void {
  say(patron, patron.howTo('NickServ', words));
}

/** The account that the words of someone are about: hers. Says so when she is logged in to none. */
export function ownAccount(patron: Patron): string | undefined {
  if (patron.account === undefined) say(patron, 'You must be logged in to an account for that.');
  return patron.account;
}
