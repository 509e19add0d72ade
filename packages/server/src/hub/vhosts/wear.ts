import { usersOf } from '../accounts/registry.ts';
import type { Scene } from '../commands/spec.ts';
import { alsoToWatchers } from '../commands/watched.ts';
import type { Effect } from '../effect.ts';
import { changedIdentity } from '../identity.ts';
import type { User } from '../state/model.ts';
import { sharersOf } from '../state/sharers.ts';
import type { State } from '../state/state.ts';
import { activeHost, vhostOf } from './registry.ts';

/**
 * Lets a user be seen with the host that is hers now: the one that an operator of the server gave her, which holds as
 * long as she is here, else the vhost of her account, else her cloak.
 */
export function wear(scene: Scene, user: User): readonly Effect[] {
  const { state, at, session: origin } = scene;
  rememberHosts(state, user);
  const { identity: who, sessions: subject } = user;
  const host = user.hostGiven ?? ownHostOf(state, user);
  if (host === who.host) return [];
  user.identity = changedIdentity(who, { host });
  const to = sharersOf(user, subject);
  const changed = { type: 'host-changed', at, to, origin, who, user: who.user, host, subject } as const;
  return alsoToWatchers(scene, user, changed);
}

/** The host that a user is seen with when no operator of the server gave her another one. */
export function ownHostOf(state: State, { identity, cloak }: User): string {
  return activeHost(state, identity.account) ?? cloak;
}

/** Lets all who are logged in to an account be seen with the host that is theirs now. */
export function wearAll(scene: Scene, account: string): readonly Effect[] {
  return usersOf(scene.state, account).flatMap(user => wear(scene, user));
}

/**
 * Bans are held against every host that was hers since she came in, and that of her account though she is seen without
 * it: to put another one on, or none, opens no door.
 */
function rememberHosts(state: State, user: User): void {
  const { account } = user.identity;
  const hers = [user.hostGiven, account === undefined ? undefined : vhostOf(state, account).host];
  const more = hers.filter(host => host !== undefined && !user.hosts.includes(host)) as readonly string[];
  if (more.length === 0) return;
  user.hosts = [...user.hosts, ...more];
  // What was found out of bans holds for the old identity.
  user.identity = { ...user.identity };
}
