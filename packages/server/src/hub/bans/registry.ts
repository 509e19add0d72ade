import { fold } from '@salon/protocol';
import { type Identity, masksOf, type Origin } from '../identity.ts';
import type { User } from '../state/model.ts';
import type { State } from '../state/state.ts';
import { hostsOf } from '../state/user.ts';
import { type Ban, isAmong, isFromHere, isOver, readBanTarget } from './ban.ts';
import { addMaskBan, bansOnMasks, type MaskIndex, maskHits, noMasks, removeMaskBan } from './mask-index.ts';
import { addNetworkBan, bansOnAddress, type NetworkIndex, removeNetworkBan } from './network-index.ts';

/** All bans. Only the functions below change the indexes, so that they agree. */
export interface Bans {
  /** By folded target. */
  readonly byTarget: Map<string, Ban>;
  readonly networks: NetworkIndex;
  readonly masks: MaskIndex;
}

/** Someone whom a ban may hit: a user, or who is about to be one. */
export interface Suspect extends Pick<User, 'origin' | 'cloak' | 'hosts'> {
  readonly identity: Pick<Identity, 'nick' | 'user' | 'host' | 'account'>;
}

/** No bans yet. */
export function noBans(): Bans {
  return { byTarget: new Map(), networks: new Map(), masks: noMasks() };
}

/** The ban on a target, however it is written, unless it is over. */
export function banOn(state: State, target: string): Ban | undefined {
  const ban = state.bans.byTarget.get(fold(target, state.casemapping));
  return ban === undefined || isOver(ban, state.now) ? undefined : ban;
}

/** Bans that are over. */
export function overdueBans(state: State): readonly Ban[] {
  return [...state.bans.byTarget.values()].filter(ban => isOver(ban, state.now));
}

/** Puts a ban into all indexes, in the place of the one on its target. Throws when that is no target of a ban. */
export function putBan(state: State, ban: Ban): void {
  const { bans, casemapping } = state;
  const before = bans.byTarget.get(fold(ban.target, casemapping));
  if (before !== undefined) dropBan(state, before);
  const folded = fold(ban.target, casemapping);
  bans.byTarget.set(folded, ban);
  const network = networkOf(ban);
  if (network === undefined) addMaskBan(bans.masks, folded, ban);
  else addNetworkBan(bans.networks, network, ban);
}

/** Takes a ban out of all indexes. */
export function dropBan({ bans, casemapping }: State, ban: Ban): void {
  const folded = fold(ban.target, casemapping);
  bans.byTarget.delete(folded);
  const network = networkOf(ban);
  if (network === undefined) removeMaskBan(bans.masks, folded);
  else removeNetworkBan(bans.networks, network);
}

/** The ban that keeps someone out by where she comes from alone, whoever she is. */
export function banOnOrigin(state: State, origin: Origin, at: number): Ban | undefined {
  if (state.bans.networks.size === 0 || isFromHere(origin)) return undefined;
  const hits = bansOnAddress(state.bans.networks, origin.address);
  return hits.find(ban => !ban.sparesAccounts && !isOver(ban, at));
}

/** All bans that hit someone. */
export function bansThatHit(state: State, suspect: Suspect): readonly Ban[] {
  const { identity, origin } = suspect;
  const { bans, casemapping, now } = state;
  if (bans.byTarget.size === 0) return [];
  const texts = masksOf(identity, origin, hostsOf(suspect)).map(mask => fold(mask, casemapping));
  const hits = bansOnMasks(bans.masks, texts, origin.address, casemapping);
  if (!isFromHere(origin)) hits.unshift(...bansOnAddress(bans.networks, origin.address));
  return hits.filter(ban => !isOver(ban, now) && !(ban.sparesAccounts && identity.account !== undefined));
}

/** Those who are here and whom a ban hits. */
export function usersHitBy({ users, casemapping }: State, ban: Ban): readonly User[] {
  const network = networkOf(ban);
  const mask = fold(ban.target, casemapping);
  return [...users.values()].filter(user => {
    const { identity, origin } = user;
    if (ban.sparesAccounts && identity.account !== undefined) return false;
    if (network !== undefined) return !isFromHere(origin) && isAmong(origin.address, network);
    const masks = masksOf(identity, origin, hostsOf(user)).map(text => fold(text, casemapping));
    return maskHits(mask, masks, origin.address, casemapping);
  });
}

function networkOf({ target }: Ban) {
  const read = readBanTarget(target);
  if (read === undefined || read.is === 'account') throw new Error(`a ban cannot be set upon ${target}`);
  return read.is === 'network' ? read.network : undefined;
}
