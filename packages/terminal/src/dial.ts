import { connect, type Socket } from 'node:net';

/** One connection, seen from this side. */
export interface Wire {
  send(text: string): void;
  /** Flushes what was sent and closes this half; the server may still speak. */
  end(): void;
  /** Closes at once. */
  drop(): void;
}

/** Who listens to a connection. `ended` comes exactly once and last, with the reason if it did not end well. */
interface Ear {
  opened(): void;
  heard(bytes: Uint8Array): void;
  ended(reason: string | undefined): void;
}

/** Begins a connection. */
export type Dial = (ear: Ear) => Wire;

/** How long a server may take to accept a connection, in milliseconds. */
const connectMsMax = 10_000;

// A connection on which nothing moves is probed after this time, so that a server that vanished without a word
// (cable pulled, laptop asleep) is noticed even by somebody who only reads.
const keepAliveMs = 30_000;

/** A {@link Dial} that connects to `host` and `port` over TCP; names with several addresses are tried in turn. */
export function dialer(host: string, port: number): Dial {
  return ear => {
    let failure: string | undefined;
    const socket = connectTo(host, port);
    socket.once('connect', () => ear.opened());
    socket.on('data', bytes => ear.heard(bytes));
    socket.on('error', error => {
      failure = reasonOf(error);
    });
    socket.once('close', () => ear.ended(failure));
    return {
      send: text => void socket.write(text),
      end: () => void socket.end(),
      drop: () => void socket.destroy(),
    };
  };
}

/** A socket on its way to `host` and `port`. It fails if the server does not accept within {@link connectMsMax}. */
export function connectTo(host: string, port: number): Socket {
  const socket = connect({ host, port, keepAlive: true, keepAliveInitialDelay: keepAliveMs, noDelay: true });
  const giveUp = (): void => void socket.destroy(new Error(`no answer in ${connectMsMax / 1000} s`));
  socket.setTimeout(connectMsMax, giveUp);
  socket.once('connect', () => {
    socket.setTimeout(0);
    socket.off('timeout', giveUp);
  });
  return socket;
}

const untrusted = 'its certificate is not trusted here; to trust it, name its file in NODE_EXTRA_CA_CERTS';

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EPIPE: 'connection reset',
  ENOTFOUND: 'unknown host',
  EAI_AGAIN: 'unknown host',
  ETIMEDOUT: 'timed out',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no network',
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  ERR_SSL_WRONG_VERSION_NUMBER: 'no TLS at this port',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'no TLS at this port',
};

/** What went wrong with a socket, in words. */
export function reasonOf(error: Error): string {
  const code = 'code' in error ? String(error.code) : '';
  return reasons[code] ?? (error.message || code || 'unknown reason');
}
