import { connect as connectTls, getCACertificates } from 'node:tls';
import type { Transport, TransportEvents } from '@salon/client';
import { connectTo, reasonOf } from '../../dial.ts';

/** Where a server is. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
}

/** The longest line that is kept, in UTF-16 units; tags and all. A server that sends longer ones is left. */
const lineUnitsMax = 1_000_000;

/** The certificates that are good here: those that Node.js brings, those of the machine, which may have an authority of its own, and NODE_EXTRA_CA_CERTS. */
const trusted = () => [...getCACertificates('default'), ...getCACertificates('system')];

/** Lines of IRC over a socket, as the core needs them. */
export function dialIrc({ host, port, isTls }: Address, events: TransportEvents): Transport {
  const bare = connectTo(host, port);
  // Certificates are for names; an address has none.
  const servername = /^[\d.]+$|:/.test(host) ? {} : { servername: host };
  const socket = isTls ? connectTls({ socket: bare, host, ca: trusted(), ...servername }) : bare;
  const decoder = new TextDecoder();
  let rest = '';
  let isOver = false;
  const finish = (reason: string): void => {
    if (isOver) return;
    isOver = true;
    bare.destroy();
    events.closed(reason);
  };
  socket.once(isTls ? 'secureConnect' : 'connect', () => isOver || events.opened());
  socket.on('data', bytes => {
    const lines = (rest + decoder.decode(bytes, { stream: true })).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) if (!isOver && line !== '') events.line(line);
    if (rest.length > lineUnitsMax) finish('the server sent a line without end');
  });
  for (const one of isTls ? [socket, bare] : [socket]) one.on('error', error => finish(reasonOf(error)));
  socket.once('close', () => finish('the server closed the connection'));
  return {
    send: line => void socket.write(`${line}\r\n`),
    close: () => {
      isOver = true;
      // What was said last, as QUIT, is still to go out.
      socket.end(() => bare.destroy());
    },
  };
}
