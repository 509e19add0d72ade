import type { Facts, ListedMask } from '@salon/client';
import { completeEntry, matchesFolded, readExtban } from '@salon/protocol';

/** Of whom a mask is made. */
export interface Someone {
  readonly nick: string;
  /** `user@host`; empty when it is not known. */
  readonly userhost: string;
  readonly account: string | undefined;
}

/** What the server calls its extended bans by. */
export interface MaskFacts extends Pick<Facts, 'fold' | 'sameName'> {
  readonly isupport: ReadonlyMap<string, string>;
}

/**
 * The entry of a ban list that holds someone wherever she comes from: her account. Who has none is held by her host, and
 * by her nick when that is all that is known.
 */
export function banMask(facts: MaskFacts, { nick, userhost, account }: Someone): string {
  const { sign, letters } = extbansOf(facts);
  if (account !== undefined && letters.includes('a')) return `${sign}a:${account}`;
  const host = userhost.slice(userhost.lastIndexOf('@') + 1);
  return host === '' ? `${nick}!*@*` : `*!*@${host}`;
}

/** The same as a mute: she may stay and read. */
export function muteMask(facts: MaskFacts, someone: Someone): string {
  return `${extbansOf(facts).sign}m:${banMask(facts, someone)}`;
}

/** Whether the server has bans that keep from speaking alone. */
export function hasMutes(facts: MaskFacts): boolean {
  return extbansOf(facts).letters.includes('m');
}

/** The entries that hold someone: bans proper, or those that mute. */
export function masksOn(
  facts: MaskFacts,
  entries: readonly ListedMask[],
  someone: Someone,
  kind: 'ban' | 'mute',
): readonly string[] {
  return entries
    .map(({ mask }) => mask)
    .filter(mask => {
      const muted = mutedBy(mask);
      if ((muted !== undefined) !== (kind === 'mute')) return false;
      return holds(facts, muted ?? mask, someone);
    });
}

/** What an entry mutes; undefined for one that does something else. */
export function mutedBy(mask: string): string | undefined {
  const extban = readExtban(completeEntry(mask) ?? mask);
  return extban?.letter === 'm' ? extban.rest : undefined;
}

function holds(facts: MaskFacts, mask: string, { nick, userhost, account }: Someone): boolean {
  const entry = completeEntry(mask) ?? mask;
  const extban = readExtban(entry);
  const folded = facts.fold(extban?.rest ?? entry);
  if (extban?.letter === 'a')
    return account !== undefined && matchesFolded(folded, facts.fold(account), 'ascii');
  // What looks at real names and the like is for the server to match.
  if (extban !== undefined) return false;
  return matchesFolded(folded, facts.fold(`${nick}!${userhost || '@'}`), 'ascii');
}

function extbansOf({ isupport }: MaskFacts): { readonly sign: string; readonly letters: string } {
  const [sign = '', letters = ''] = (isupport.get('EXTBAN') ?? '').split(',');
  return { sign, letters };
}
