import type { Identity, Origin } from '../identity.ts';
import type { Privilege } from '../privilege.ts';
import type { SessionId } from '../session.ts';
import type { User } from './model.ts';

/** Whether a user mode such as `i` is set. */
export function hasMode(user: User, letter: string): boolean {
  return user.modes.includes(letter);
}

/** Whether a user may do what only some operators of the server may. */
export function hasPrivilege(user: User, privilege: Privilege): boolean {
  return user.oper?.privileges.includes(privilege) ?? false;
}

/** Whether someone may know where a user comes from: she herself, and operators who see all. */
export function mayKnowOriginOf(user: User, asker: User): boolean {
  return user === asker || hasPrivilege(asker, 'see');
}

/** Where a session of a user comes from. Throws when it is none of hers, which is a fault of the program. */
export function originIn({ devices, identity }: User, session: SessionId): Origin {
  const device = devices.find(one => one.session === session);
  if (device === undefined) throw new Error(`session ${session} is none of ${identity.nick}'s`);
  return device.origin;
}

/** Whether all that a user sends and is sent is encrypted on its way. */
export function isSecure({ devices }: User): boolean {
  return devices.length > 0 && devices.every(({ origin }) => origin.secure);
}

/**
 * Every host that is a user's, or was since she came in: bans mean her by each of them, so that putting on another
 * one opens no door.
 */
export function hostsOf({
  identity,
  cloak,
  hosts,
}: Pick<User, 'cloak' | 'hosts'> & { readonly identity: Pick<Identity, 'host'> }): readonly string[] {
  return [...new Set([identity.host, cloak, ...hosts])];
}

/** For how many whole seconds a user has said nothing, at the time `at` (milliseconds since 1970). */
export function idleSeconds(user: User, at: number): number {
  return Math.max(0, Math.floor((at - user.spokeAt) / 1000));
}
