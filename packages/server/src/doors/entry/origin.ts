import { isIP, type Socket } from 'node:net';
import { hostCharsMax } from '@salon/protocol';
import ipaddr from 'ipaddr.js';
import type { Origin } from '../../hub/identity.ts';

/** Where a connection to a port comes from, as far as its socket knows. */
export function originOf(socket: Socket): Origin {
  return originAt(socket.remoteAddress ?? 'unknown');
}

/** Where connections to Unix sockets come from: this machine. */
export const localOrigin: Origin = { address: '127.0.0.1', host: 'localhost', secure: false };

/** Someone at an address, of whom nothing else is known. */
export function originAt(address: string): Origin {
  const shown = shownAddress(address);
  return { address: shown, host: shown, secure: false };
}

/** Whether a name can be shown as a host, and is not mistaken for an address. */
export function isMachineName(name: string): boolean {
  return name.length <= hostCharsMax && hostName.test(name);
}

/** Labels with dots between; the last one has a letter, so that it is no IPv4 address. */
const hostName = /^([a-z\d_]([a-z\d_-]*[a-z\d])?\.)+(?=[\d-]*[a-z])[a-z\d]([a-z\d-]*[a-z\d])?$/i;

/**
 * An address as a word of IRC: IPv4 plainly, IPv6 in its one canonical form (RFC 5952), so that bans hold however a
 * proxy or gateway writes it, but never beginning with a colon.
 */
function shownAddress(address: string): string {
  if (isIP(address) === 0) return address;
  const canonical = ipaddr.process(address).toString();
  return canonical.startsWith(':') ? `0${canonical}` : canonical;
}
