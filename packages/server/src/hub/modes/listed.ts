import { type Casemapping, isInNetwork, matchesFolded, readExtban } from '@salon/protocol';
import { masksOf } from '../identity.ts';
import type { Channel, User } from '../state/model.ts';
import { hostsOf } from '../state/user.ts';

/** What someone wants to do in a channel when its lists are asked about her. */
export type Purpose = 'join' | 'speak';

/** Whether a ban keeps a user from something, and no exception lets her. */
export function isBanned(channel: Channel, user: User, purpose: Purpose, mapping: Casemapping): boolean {
  return isListed(channel, 'b', user, purpose, mapping) && !isListed(channel, 'e', user, purpose, mapping);
}

/** Whether bans keep a user from speaking. Of a member this is found out once for the same lists and identity. */
export function isSilenced(channel: Channel, user: User, mapping: Casemapping): boolean {
  const bans = channel.lists.get('b');
  if (bans === undefined || bans.length === 0) return false;
  const member = channel.members.get(user.id);
  if (member === undefined) return isBanned(channel, user, 'speak', mapping);
  const { identity } = user;
  const exceptions = channel.lists.get('e');
  const known = member.verdict;
  const holds = known?.bans === bans && known.exceptions === exceptions && known.identity === identity;
  if (holds) return known.isSilenced;
  member.verdict = { bans, exceptions, identity, isSilenced: isBanned(channel, user, 'speak', mapping) };
  return member.verdict.isSilenced;
}

/** Whether an entry of a channel's list matches a user. */
export function isListed(
  channel: Channel,
  letter: string,
  user: User,
  purpose: Purpose,
  mapping: Casemapping,
): boolean {
  const entries = channel.lists.get(letter);
  if (entries === undefined || entries.length === 0) return false;
  // What lets her in does so only by what she is seen with, or came with.
  const others = letter === 'b' ? hostsOf(user) : [user.cloak];
  const masks = masksOf(user.identity, user.devices, others);
  return entries.some(entry => matchesEntry(entry.folded, user, masks, purpose, mapping));
}

/** Whether an entry of a list of bans, folded, would mean a user. */
export function matchesUser(entry: string, user: User, purpose: Purpose, mapping: Casemapping): boolean {
  const masks = masksOf(user.identity, user.devices, hostsOf(user));
  return matchesEntry(entry, user, masks, purpose, mapping);
}

/** Entries are folded, and so are the letters of extended bans. */
function matchesEntry(
  entry: string,
  user: User,
  masks: readonly string[],
  purpose: Purpose,
  mapping: Casemapping,
): boolean {
  const extban = readExtban(entry);
  if (extban === undefined) return matchesPlain(entry, user, masks, mapping);
  const { letter, rest } = extban;
  const { account, real } = user.identity;
  switch (letter) {
    case 'm':
      return purpose === 'speak' && matchesEntry(rest, user, masks, purpose, mapping);
    case 'a':
      return account !== undefined && matchesFolded(rest, account, mapping);
    case 'u':
      return account === undefined && matchesPlain(rest, user, masks, mapping);
    case 'r':
      return matchesFolded(rest, real, mapping);
    default:
      throw new Error(`no list takes the entry ${entry}`);
  }
}

function matchesPlain(entry: string, user: User, masks: readonly string[], mapping: Casemapping): boolean {
  return masks.some(mask => matchesFolded(entry, mask, mapping)) || matchesNetwork(entry, user, mapping);
}

/** Whether a mask such as `*!*@192.0.2.0/24` means her by the network that she comes from. */
function matchesNetwork(entry: string, { identity, devices }: User, mapping: Casemapping): boolean {
  if (!entry.includes('/')) return false;
  const at = entry.lastIndexOf('@');
  const isOfThem = matchesFolded(`${entry.slice(0, at)}@*`, identity.mask, mapping);
  return isOfThem && devices.some(({ origin }) => isInNetwork(origin.address, entry.slice(at + 1)));
}
