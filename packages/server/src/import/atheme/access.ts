import { type AccessMode, accessModes, type ImportedEntry } from '../imported.ts';

/** One entry of a channel's access list. */
export interface Access {
  readonly target: string;
  readonly flags: string;
  readonly at: number;
  readonly by: string;
}

/** The highest rank that flags give, be it at once or when it is asked for. */
export function modeOf(flags: string): AccessMode | undefined {
  if (flags.includes('F')) return 'q';
  return accessModes.find(
    letter => flags.includes(letter) || (isAutomatic(letter) && flags.includes(letter.toUpperCase())),
  );
}

/** Ranks with a flag of its own for giving them at once. */
function isAutomatic(letter: AccessMode): boolean {
  return letter === 'o' || letter === 'h' || letter === 'v';
}

/** Whom the channel keeps out, and whom of them it lets in all the same. */
export function entriesOf({ target, flags, at, by }: Access): readonly ImportedEntry[] {
  const mask = isNoAccount(target) ? target : `a:${target}`;
  if (target.startsWith('!')) return [];
  if (flags.includes('b')) return [{ letter: 'b', mask, by, at }];
  return flags.includes('e') && isNoAccount(target) ? [{ letter: 'e', mask, by, at }] : [];
}

/** Masks and groups. */
export function isNoAccount(target: string): boolean {
  return /[*?!@$~:]/.test(target);
}
