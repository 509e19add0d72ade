import type { ListedMask } from '@salon/client';
import { completeEntry } from '@salon/protocol';
import { banMask, type MaskFacts, mutedBy, muteMask, type Someone } from '../profile/masks.ts';

/** A list of a room. Bans and mutes are one list of the server's. */
export type ListName = 'bans' | 'mutes' | 'exceptions' | 'invites';

/** The letter of the mode whose list it is. */
export const letterOf: Readonly<Record<ListName, 'b' | 'e' | 'I'>> = {
  bans: 'b',
  mutes: 'b',
  exceptions: 'e',
  invites: 'I',
};

/** The lists that a server has, by RPL_ISUPPORT. */
export function listsOf(isupport: ReadonlyMap<string, string>): readonly ListName[] {
  const [letters = 'b'] = (isupport.get('CHANMODES') ?? 'b').split(',');
  const extbans = isupport.get('EXTBAN')?.split(',')[1] ?? '';
  const has = { bans: true, mutes: extbans.includes('m') };
  return (['bans', 'mutes', 'exceptions', 'invites'] as const).filter(name =>
    name === 'bans' || name === 'mutes' ? has[name] : letters.includes(letterOf[name]),
  );
}

/** The entries of one of the lists; of the ban list those that mute or those that do not. The newest first. */
export function entriesOf(name: ListName, masks: readonly ListedMask[]): readonly ListedMask[] {
  const wanted =
    name === 'bans' || name === 'mutes'
      ? masks.filter(({ mask }) => (mutedBy(mask) !== undefined) === (name === 'mutes'))
      : masks;
  return [...wanted].sort((a, b) => (b.at ?? 0) - (a.at ?? 0));
}

/**
 * The entry that is meant by what was typed: of a nick the one that holds her wherever she comes from, of a mask the mask
 * as a whole. Undefined when it can be none.
 */
export function entryFor(
  name: ListName,
  typed: string,
  facts: MaskFacts,
  find: (nick: string) => Someone,
): string | undefined {
  const word = typed.trim();
  if (word === '' || /\s/.test(word)) return undefined;
  if (!/[!@*?:$.]/.test(word)) {
    const someone = find(word);
    return name === 'mutes' ? muteMask(facts, someone) : banMask(facts, someone);
  }
  const sign = facts.isupport.get('EXTBAN')?.split(',')[0] ?? '';
  const whole = completeEntry(word);
  if (whole === undefined) return undefined;
  return name === 'mutes' && mutedBy(whole) === undefined ? `${sign}m:${whole}` : whole;
}

/** An entry as people read it: what it looks at, and for what; both sides of a mute are told by the list it stands in. */
export function readEntry(mask: string): {
  readonly kind: 'account' | 'guests' | 'realname' | 'mask';
  readonly text: string;
} {
  const entry = mutedBy(mask) ?? mask.replace(/^~/, '');
  const kind = ({ a: 'account', U: 'guests', r: 'realname' } as const)[entry.charAt(0)];
  if (entry.charAt(1) !== ':' || kind === undefined) return { kind: 'mask', text: entry };
  return { kind, text: entry.slice(2) };
}
