import type { Origin } from '../identity.ts';
import type { Refusal } from '../refusal.ts';
import type { User } from '../state/model.ts';
import { type State, settingsOf } from '../state/state.ts';
import { hasPrivilege } from '../state/user.ts';
import type { Ban } from './ban.ts';
import { whatDefconForbids } from './defcon.ts';
import type { EntryRefusal } from './refusal.ts';
import { banOnOrigin, bansThatHit, type Suspect } from './registry.ts';

/** What keeps whoever comes from somewhere out before she has said a word, at the time `at` (milliseconds since 1970). */
export function whatKeepsOrigin(state: State, origin: Origin, at: number): EntryRefusal | undefined {
  const ban = banOnOrigin(state, origin, at);
  if (ban !== undefined) return banned(ban);
  // Whether she is somebody's account, she may still show.
  return state.defcon === 1 ? whatDefconForbids(state, settingsOf(state), origin, undefined) : undefined;
}

/** What keeps a newcomer out, if anything does. */
export function whatKeepsNewcomer(state: State, newcomer: Suspect): EntryRefusal | undefined {
  const [ban] = bansThatHit(state, newcomer);
  if (ban !== undefined) return banned(ban);
  const { devices, identity } = newcomer;
  return devices
    .map(({ origin }) => whatDefconForbids(state, settingsOf(state), origin, identity.account))
    .find(refusal => refusal !== undefined);
}

/** What keeps a user from a nick: a ban that does not hit her under the one that she has. */
export function whatKeepsFromNick(state: State, user: User, nick: string): Refusal | undefined {
  if (state.bans.byTarget.size === 0 || hasPrivilege(user, 'ban')) return undefined;
  const before = bansThatHit(state, user);
  const under: Suspect = { ...user, identity: { ...user.identity, nick } };
  const ban = bansThatHit(state, under).find(one => !before.includes(one));
  return ban && { code: 'nick-banned', nick, reason: ban.reason };
}

function banned({ reason, until }: Ban): EntryRefusal {
  return { code: 'you-are-banned', reason, until };
}
