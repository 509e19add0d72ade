import { addressBytes, containsNetwork, formatNetwork, type Network, readNetwork } from '@salon/protocol';
import type { Origin } from '../identity.ts';
import { isMask } from '../modes/list.ts';

/** Whom the server does not let in, and why. It is kept as it is here, and a new value is made when it changes. */
export interface Ban {
  /** An IP address, a network of them, or a mask `nick!user@host`, as it is shown. */
  readonly target: string;
  /** What those are told whom it hits. */
  readonly reason: string;
  /** What operators tell each other about it besides. */
  readonly note?: string;
  /** The name of the operator who set it. */
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Until when, in milliseconds since 1970; for ever when it is left out. */
  readonly until?: number;
  /** Whether it does not hit who is logged in to an account. */
  readonly sparesAccounts?: true;
}

/** What a ban is set upon. What is neither an address nor a mask is the name of an account. */
export type BanTarget =
  | { readonly is: 'network'; readonly target: string; readonly network: Network }
  | { readonly is: 'mask'; readonly target: string }
  | { readonly is: 'account'; readonly target: string };

/** Reads what a ban is to be set upon; undefined when it is nothing of the kind. */
export function readBanTarget(text: string): BanTarget | undefined {
  const network = readNetwork(text);
  if (network !== undefined) return { is: 'network', target: formatNetwork(network), network };
  if (!/[!@]/.test(text)) return /^[^\s*?/.:]+$/.test(text) ? { is: 'account', target: text } : undefined;
  const [, nick, user, host] =
    /^(?:([^!@]*)!)?(?:([^!@]*)@)?([^!@]*)$/.exec(text.includes('@') ? text : `${text}@`) ?? [];
  if (host === undefined) return undefined;
  const inside = readNetwork(host);
  const wherever = (nick || '*') === '*' && (user || '*') === '*';
  if (inside !== undefined && wherever)
    return { is: 'network', target: formatNetwork(inside), network: inside };
  const target = `${nick || '*'}!${user || '*'}@${inside === undefined ? host || '*' : formatNetwork(inside)}`;
  return isMask(target) ? { is: 'mask', target } : undefined;
}

/** Whether a ban would hit nearly everyone, so that whoever sets it may be mistaken. */
export function isTooWide(target: BanTarget): boolean {
  if (target.is === 'network') {
    const { bytes, bits } = target.network;
    return bits < (bytes.length === 4 ? bitsMinV4 : bitsMinV6);
  }
  // A tilde stands before the user name of everyone who comes by an IRC door.
  return target.is === 'mask' && target.target.replace(/[*?!@~.:]/g, '') === '';
}

/** Networks with fewer bits are those of a continent, and not of somebody. */
const bitsMinV4 = 8;
const bitsMinV6 = 16;

/** Whether a ban is over at a time. */
export function isOver({ until = Number.POSITIVE_INFINITY }: Ban, at: number): boolean {
  return until <= at;
}

/**
 * Whether someone comes from the machine itself. No ban of addresses hits her: it is from there that mistakes are
 * mended, and gateways on the machine, such as an onion service, bring many who have nothing to do with each other.
 */
export function isFromHere({ address }: Origin): boolean {
  const bytes = addressBytes(address);
  if (bytes?.length === 4) return bytes[0] === 127;
  return bytes?.every((byte, index) => byte === (index === 15 ? 1 : 0)) ?? false;
}

/** Whether an address, or all of a network, is among a network's. */
export function isAmong(text: string, network: Network): boolean {
  const inner = readNetwork(text);
  return inner !== undefined && containsNetwork(network, inner);
}
