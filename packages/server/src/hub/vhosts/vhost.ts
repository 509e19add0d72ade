import { isHostName } from '@salon/protocol';
import type { HubSettings } from '../limits.ts';

/**
 * What an account has to do with vhosts: with the host that its owner chose to be seen with. A new value is made when
 * anything of it changes. It is kept as it is here.
 */
export interface Vhost {
  readonly account: string;
  /** The host that she may be seen with. */
  readonly host?: string;
  /** Whether she wants to be seen without it. */
  readonly off?: true;
  /** The host that she wants, and that no operator has decided on. */
  readonly wanted?: string;
  /** When she wanted one last, in milliseconds since 1970. */
  readonly askedAt?: number;
  /** The host that she wanted last and was not given. */
  readonly rejected?: { readonly host: string; readonly reason?: string };
  /** Whether an operator of the server wants her to have none. */
  readonly forbidden?: true;
}

/** What is left of a vhost when some of it is taken away. */
export function without<K extends Exclude<keyof Vhost, 'account'>>(
  vhost: Vhost,
  ...keys: readonly K[]
): Omit<Vhost, K> {
  const left = { ...vhost };
  for (const key of keys) delete left[key];
  return left;
}

/**
 * Whether a host may be a vhost. What looks like an address or like the cloak of someone is none: entries of lists
 * mean those whom they say.
 */
export function isVhost(
  host: string,
  { vhostCharsMax, vhostsAllowed, cloakSuffix }: Pick<HubSettings, VhostLimit>,
): boolean {
  return (
    isHostName(host) &&
    host.length <= vhostCharsMax &&
    !looksLikeAddress(host) &&
    !host.toLowerCase().endsWith(`.${cloakSuffix.toLowerCase()}`) &&
    new RegExp(`^(?:${vhostsAllowed})$`, 'u').test(host)
  );
}

type VhostLimit = 'vhostCharsMax' | 'vhostsAllowed' | 'cloakSuffix';

/** Whether a host could be taken for an IP address or a network of them. */
function looksLikeAddress(host: string): boolean {
  return host.includes(':') || /^[\d./]+$/.test(host);
}
