import { fold, matchesFolded, readExtban } from '@salon/protocol';
import type { Channel, User } from '../state/model.ts';

/** What someone wants to do in a channel when its lists are asked about her. */
export type Purpose = 'join' | 'speak';

/** Whether a ban keeps a user from something, and no exception lets her. */
export function isBanned(channel: Channel, user: User, purpose: Purpose): boolean {
  return isListed(channel, 'b', user, purpose) && !isListed(channel, 'e', user, purpose);
}

/** Whether an entry of a channel's list matches a user. */
export function isListed(channel: Channel, letter: string, user: User, purpose: Purpose): boolean {
  const entries = channel.lists.get(letter);
  if (entries === undefined || entries.length === 0) return false;
  const masks = masksOf(user);
  return entries.some(entry => matchesEntry(entry.folded, user, masks, purpose));
}

/** As whom a mask may mean her: by the host that is shown, and by where she comes from. All folded. */
function masksOf({ identity: { nick, user, host }, origin }: User): readonly string[] {
  const hosts = new Set([host, origin.host, origin.address]);
  return [...hosts].map(one => fold(`${nick}!${user}@${one}`));
}

/** Entries are folded, and so are the letters of extended bans. */
function matchesEntry(entry: string, user: User, masks: readonly string[], purpose: Purpose): boolean {
  const extban = readExtban(entry);
  if (extban === undefined) return masks.some(mask => matchesFolded(entry, mask));
  const { letter, rest } = extban;
  const { account, real } = user.identity;
  switch (letter) {
    case 'm':
      return purpose === 'speak' && matchesEntry(rest, user, masks, purpose);
    case 'a':
      return account !== undefined && matchesFolded(rest, fold(account));
    case 'u':
      return account === undefined;
    case 'r':
      return matchesFolded(rest, fold(real));
    default:
      throw new Error(`no list takes the entry ${entry}`);
  }
}
