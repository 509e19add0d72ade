import { completeMask } from '../names/mask.ts';

/** A kind of entry in the lists of a channel that looks at something else than `nick!user@host`. */
export interface Extban {
  readonly letter: string;
  /** What follows the colon; empty when there is none. */
  readonly takes: string;
  /** One sentence for the reference. */
  readonly meaning: string;
}

/** What all of them begin with. */
export const extbanPrefix = '~';

/** The letter that matches accounts (IRCv3 account-extban). */
export const accountExtban = 'a';

/** All extended bans. Their letters differ in more than case, because entries are compared folded. */
export const extbans: readonly Extban[] = [
  { letter: 'U', takes: '', meaning: 'Who is logged in to no account.' },
  { letter: accountExtban, takes: 'an account, or a mask', meaning: 'Who is logged in to such an account.' },
  {
    letter: 'm',
    takes: 'a mask or another of these',
    meaning: 'Mute: as a ban it keeps from speaking alone, as an exception it lifts such bans alone.',
  },
  { letter: 'r', takes: 'a mask', meaning: 'Who has such a real name; a space is written as a ?.' },
];

/** Reads an entry such as `~a:bob`; undefined when it is a plain mask. The letter may be one that is not known. */
export function readExtban(entry: string): { readonly letter: string; readonly rest: string } | undefined {
  // Most entries are plain masks, and are read for each message of who has no voice.
  if (!entry.startsWith(extbanPrefix)) return undefined;
  const [, letter, rest = ''] = /^~([A-Za-z])(?::(.*))?$/.exec(entry) ?? [];
  return letter === undefined ? undefined : { letter, rest };
}

/** Completes an entry as people type it; undefined when no list takes it. Plain masks are `completeMask`ed. */
export function completeEntry(typed: string): string | undefined {
  const extban = readExtban(typed);
  if (extban === undefined) return completeMask(typed);
  const { letter, rest } = extban;
  switch (letter) {
    case 'U':
      return rest === '' ? '~U' : undefined;
    case accountExtban:
    case 'r':
      return rest === '' ? undefined : typed;
    case 'm': {
      const muted = rest === '' || readExtban(rest)?.letter === 'm' ? undefined : completeEntry(rest);
      return muted === undefined ? undefined : `~m:${muted}`;
    }
    default:
      return undefined;
  }
}
