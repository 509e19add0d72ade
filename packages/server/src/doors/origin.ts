import type { Socket } from 'node:net';
import type { Origin } from '../hub/identity.ts';

/** Where a connection comes from, as far as its socket knows. */
export function originOf(socket: Socket): Origin {
  const address = shownAddress(socket.remoteAddress ?? 'unknown');
  return { address, host: address, secure: false };
}

/** An address as a word of IRC: IPv4 plainly, IPv6 never beginning with a colon. */
function shownAddress(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  return plain.startsWith(':') ? `0${plain}` : plain;
}
