import type { Whereabouts } from './devices/device.ts';

/**
 * Who someone is, as others see it. A new value is made when anything of it changes, so that an effect keeps
 * showing the user as she was when it happened.
 */
export interface Identity {
  readonly nick: string;
  readonly user: string;
  /** The host as everyone sees it, which is not where she comes from: see `Origin`. */
  readonly host: string;
  readonly real: string;
  /** The account that she is logged in to, if she is. */
  readonly account: string | undefined;
  /** Whether she says that a program speaks for her (user mode B). */
  readonly bot: boolean;
  /** `nick!user@host`. */
  readonly mask: string;
}

/**
 * As whom a mask may mean someone: by the host that is shown, by where her devices come from, and by other hosts of
 * hers: by her cloak at least, when she is shown with another one.
 */
export function masksOf(
  { nick, user, host }: Pick<Identity, 'nick' | 'user' | 'host'>,
  devices: readonly Whereabouts[],
  others: readonly string[],
): readonly string[] {
  const hosts = new Set([host]);
  for (const { origin, cloak } of devices) hosts.add(origin.host).add(origin.address).add(cloak);
  for (const other of others) hosts.add(other);
  return [...hosts].map(one => `${nick}!${user}@${one}`);
}

/** Puts together who a newcomer is. */
export function identityOf(nick: string, user: string, host: string, real: string): Identity {
  return { nick, user, host, real, account: undefined, bot: false, mask: `${nick}!${user}@${host}` };
}

/** Who someone is after a change. */
export function changedIdentity(who: Identity, changes: Partial<Omit<Identity, 'mask'>>): Identity {
  const changed = { ...who, ...changes };
  return { ...changed, mask: `${changed.nick}!${changed.user}@${changed.host}` };
}

/**
 * Where a session comes from, as its door found out. It never changes, and only she herself and operators of the server
 * may see it; bans are held against it too.
 */
export interface Origin {
  /** The IP address: IPv4 plainly, IPv6 never beginning with a colon. */
  readonly address: string;
  /** Her machine's name where one was found, else the address. */
  readonly host: string;
  /** Whether what she sends and is sent is encrypted on its way. */
  readonly secure: boolean;
  /** SHA-256 of the certificate that her client showed, in lower-case hexadecimal digits. */
  readonly certfp?: string;
}
