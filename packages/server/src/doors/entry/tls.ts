import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Certificates } from './certificates.ts';

/**
 * Speaks TLS on a connection from now on, and calls back when the handshake is done. A handshake that fails is an
 * error of the socket that is returned. What the connection has read already counts.
 */
export function secured(socket: Socket, certificates: Certificates, done: () => void): TLSSocket {
  const secure = new TLSSocket(socket, {
    isServer: true,
    secureContext: certificates.default,
    SNICallback: (host, choose) => choose(null, certificates.of(host)),
    requestCert: certificates.asksClients,
    // Who a client is, its fingerprint says and no authority.
    rejectUnauthorized: false,
  });
  // Node.js makes errors of connections that TLS servers took themselves known by `error`, those of others only so.
  secure.on('_tlsError', (error: Error) => secure.destroy(error));
  secure.once('secure', () => {
    secure.disableRenegotiation();
    done();
  });
  return secure;
}

/** SHA-256 of the certificate that a client showed, in lower-case hexadecimal digits. */
export function fingerprintOf(socket: TLSSocket): string | undefined {
  const certificate = socket.getPeerX509Certificate();
  return certificate && createHash('sha256').update(certificate.raw).digest('hex');
}
