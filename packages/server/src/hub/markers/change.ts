import { usersOf } from '../accounts/registry.ts';
import type { Audience } from '../audience.ts';
import type { Scene } from '../commands/spec.ts';
import type { Effect } from '../effect.ts';
import { kept, keptKey } from '../kept/key.ts';
import type { Channel, User } from '../state/model.ts';
import { markerKey } from './kept-marker.ts';
import type { Place } from './place.ts';
import { type Markers, markersOf, oldestOver, putMarker, removeMarker } from './registry.ts';

/** Notes that a user has read further in a place than before. */
export function advance(scene: Scene, user: User, key: string, until: number): readonly Effect[] {
  const { state, settings } = scene;
  const max = settings.history.markersMax;
  const { account } = user.identity;
  if (account === undefined) {
    user.markers ??= new Map();
    user.markers.set(key, until);
    const oldest = oldestOver(user.markers, key, max);
    if (oldest !== undefined) user.markers.delete(oldest);
    return [];
  }
  const owner = keptKey(account);
  const oldest = putMarker(state.markers, owner, key, until, max);
  const changed = oldest === undefined ? [key] : [key, oldest];
  return changed.map(one => kept(scene, 'read-marker', markerKey(owner, one)));
}

/** Tells some sessions of a user how far she has read; nothing when there are none. */
export function tellMoved(scene: Scene, { name }: Place, until: number, to: Audience): readonly Effect[] {
  const { at, session: origin } = scene;
  return to.length === 0 ? [] : [{ type: 'marker-moved', at, to, origin, target: name, until }];
}

/** All sessions that are a user's: those of everyone who is logged in to her account. */
export function sessionsOfReader({ state }: Scene, user: User): Audience {
  const { account } = user.identity;
  return account === undefined ? user.sessions : usersOf(state, account).flatMap(({ sessions }) => sessions);
}

/**
 * A user is logged in to another account, or to none any more. What she read as a guest she has read, and of the channels
 * that she is in, her sessions and those of her account are told what is new to them.
 */
export function carryMarkers(scene: Scene, user: User): readonly Effect[] {
  const { state } = scene;
  const asGuest: Markers = user.markers ?? new Map();
  user.markers = undefined;
  if (user.identity.account === undefined) return [];
  const before = new Map(markersOf(state, user));
  const effects: Effect[] = [];
  for (const [key, until] of asGuest) {
    if (until > (before.get(key) ?? -1)) effects.push(...advance(scene, user, key, until));
  }
  const now = markersOf(state, user);
  if (now.size === 0) return effects;
  const others = sessionsOfReader(scene, user).filter(session => !user.sessions.includes(session));
  for (const { historyKey: key, name } of user.channels) {
    const until = now.get(key);
    if (until === undefined) continue;
    const to = [
      ...(asGuest.get(key) === until ? [] : user.sessions),
      ...(before.get(key) === until ? [] : others),
    ];
    effects.push(...tellMoved(scene, { key, name }, until, to));
  }
  return effects;
}

/** A channel is remembered under another key: how far it was read goes along, and nobody has read less than before. */
export function moveMarkers(
  scene: Scene,
  from: string,
  { historyKey: to, members }: Channel,
): readonly Effect[] {
  if (from === to) return [];
  for (const { user } of members.values()) {
    const until = user.markers?.get(from);
    if (until === undefined) continue;
    user.markers?.delete(from);
    user.markers?.set(to, Math.max(until, user.markers.get(to) ?? 0));
  }
  const { markers } = scene.state;
  const readers = [...(markers.readers.get(from) ?? [])];
  return readers.flatMap(account => {
    const own = markers.ofAccounts.get(account);
    const until = Math.max(own?.get(from) ?? 0, own?.get(to) ?? 0);
    putMarker(markers, account, to, until, Number.POSITIVE_INFINITY);
    removeMarker(markers, account, from);
    return [from, to].map(key => kept(scene, 'read-marker', markerKey(account, key)));
  });
}

/** An account is no more, and nobody is logged in to it. */
export function forgetMarkers(scene: Scene, account: string): readonly Effect[] {
  const { markers } = scene.state;
  const owner = keptKey(account);
  const keys = [...(markers.ofAccounts.get(owner)?.keys() ?? [])];
  for (const key of keys) removeMarker(markers, owner, key);
  return keys.map(key => kept(scene, 'read-marker', markerKey(owner, key)));
}
