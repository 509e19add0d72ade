import { completeMask } from '../names/mask.ts';

/** A kind of entry in the lists of a channel that looks at something else than `nick!user@host`. */
export interface Extban {
  readonly letter: string;
  /** What may be written in place of the letter. */
  readonly name: string;
  /** What follows the colon. */
  readonly takes: string;
  /** One sentence for the reference. */
  readonly meaning: string;
}

/** What may stand before the colon to match accounts (IRCv3 account-extban). */
export const accountExtbans = ['a', 'account'] as const;

/** All extended bans. Their letters differ in more than case, because entries are compared folded. */
export const extbans: readonly Extban[] = [
  {
    letter: 'U',
    name: 'unauthed',
    takes: 'a mask',
    meaning: 'Who is logged in to no account and matches.',
  },
  {
    letter: 'a',
    name: 'account',
    takes: 'an account, or a mask',
    meaning: 'Who is logged in to such an account.',
  },
  {
    letter: 'm',
    name: 'mute',
    takes: 'a mask or another of these',
    meaning: 'Mute: as a ban it keeps from speaking alone, as an exception it lifts such bans alone.',
  },
  {
    letter: 'r',
    name: 'realname',
    takes: 'a mask',
    meaning: 'Who has such a real name; a space is written as a ?.',
  },
];

/**
 * Reads an entry such as `a:bob`; undefined when it is a plain mask, in which no colon is the second character. The
 * letter may be one that is not known.
 */
export function readExtban(entry: string): { readonly letter: string; readonly rest: string } | undefined {
  // Most entries are plain masks, and are read for each message of who has no voice.
  if (entry.charAt(1) !== ':' || !/^[A-Za-z]/.test(entry)) return undefined;
  return { letter: entry.charAt(0), rest: entry.slice(2) };
}

/**
 * Completes an entry as people type it; undefined when no list takes it. Plain masks are `completeMask`ed. Names are
 * shortened to their letters, and the tilde that other servers write before them is left out.
 */
export function completeEntry(typed: string): string | undefined {
  const extban = readExtban(shortened(typed));
  if (extban === undefined) return completeMask(typed);
  const { letter, rest } = extban;
  if (rest === '') return undefined;
  switch (letter) {
    case 'a':
    case 'r':
      return `${letter}:${rest}`;
    case 'U':
      return `U:${completeMask(rest)}`;
    case 'm': {
      const muted = completeEntry(rest);
      return muted === undefined || readExtban(muted)?.letter === 'm' ? undefined : `m:${muted}`;
    }
    default:
      return undefined;
  }
}

/** An extended ban by its letter; every other entry as it is typed. */
function shortened(typed: string): string {
  const [, word, rest] = /^~?([A-Za-z]+):(.*)$/.exec(typed) ?? [];
  if (word === undefined || rest === undefined) return typed;
  if (word.length === 1) return `${word}:${rest}`;
  const named = extbans.find(({ name }) => name === word.toLowerCase());
  return named === undefined ? typed : `${named.letter}:${rest}`;
}
