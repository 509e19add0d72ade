import { fold } from '@salon/protocol';
import type { Audience } from '../audience.ts';
import type { Whereabouts } from '../devices/device.ts';
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
export interface Suspect extends Pick<User, 'cloak' | 'hosts'> {
  readonly devices: readonly Whereabouts[];
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
  const { identity, devices } = suspect;
  const { bans, casemapping, now } = state;
  if (bans.byTarget.size === 0) return [];
  const hosts = hostsOf(suspect);
  const hits = new Set<Ban>();
  for (const device of devices) {
    const { origin } = device;
    if (!isFromHere(origin)) for (const ban of bansOnAddress(bans.networks, origin.address)) hits.add(ban);
    const texts = masksOf(identity, [device], hosts).map(mask => fold(mask, casemapping));
    for (const ban of bansOnMasks(bans.masks, texts, origin.address, casemapping)) hits.add(ban);
  }
  return [...hits].filter(
    ban => !isOver(ban, now) && !(ban.sparesAccounts && identity.account !== undefined),
  );
}

/** Someone who is here and whom a ban hits. */
export interface Hit {
  readonly user: User;
  /** Those of her sessions that it means: all, when it means her by how others see her. */
  readonly sessions: Audience;
  /** Whether it means her by how others see her, and not only some places from which she comes. */
  readonly isUpon: 'user' | 'devices';
}

/** Those who are here and whom a ban hits. */
export function hitBy({ users, casemapping }: State, ban: Ban): readonly Hit[] {
  const network = networkOf(ban);
  const mask = fold(ban.target, casemapping);
  const matches = (masks: readonly string[], address: string) => {
    const folded = masks.map(text => fold(text, casemapping));
    return maskHits(mask, folded, address, casemapping);
  };
  const hits: Hit[] = [];
  for (const user of users.values()) {
    const { identity, devices, sessions } = user;
    if (ban.sparesAccounts && identity.account !== undefined) continue;
    if (network === undefined && matches(masksOf(identity, [], hostsOf(user)), '')) {
      hits.push({ user, sessions, isUpon: 'user' });
      continue;
    }
    const meant = devices.filter(device => {
      const { origin } = device;
      if (network !== undefined) return !isFromHere(origin) && isAmong(origin.address, network);
      return matches(masksOf(identity, [device], []), origin.address);
    });
    if (meant.length === 0) continue;
    hits.push({ user, sessions: meant.map(({ session }) => session), isUpon: 'devices' });
  }
  return hits;
}

function networkOf({ target }: Ban) {
  const read = readBanTarget(target);
  if (read === undefined || read.is === 'account') throw new Error(`a ban cannot be set upon ${target}`);
  return read.is === 'network' ? read.network : undefined;
}
