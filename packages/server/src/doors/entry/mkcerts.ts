import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';

/** A certificate with its key, both in PEM. */
export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

/** The certificate cannot be written. The message is one sentence for who asked for it. */
export class MkcertsError extends Error {
  override name = 'MkcertsError';
}

/** Makes a certificate that vouches for itself, for hosts or addresses, from a time on (milliseconds since 1970). */
export async function makeCertificate(names: readonly string[], from: number): Promise<KeyPair> {
  const altNames = names.map(name =>
    isIP(name) === 0 ? { type: 2 as const, value: name } : { type: 7 as const, ip: name },
  );
  // It takes as long to load as all else together, and is needed once.
  const { generate } = await import('selfsigned');
  const { cert, private: key } = await generate([{ name: 'commonName', value: names[0] ?? '' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(from),
    notAfterDate: new Date(from + validMs),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  return { cert, key };
}

/**
 * Writes a self-signed certificate and its key into a folder, and returns what to tell who asked for it. Throws a
 * `MkcertsError` when there is one already: nothing is overwritten.
 */
export async function mkcerts(folder: string, names: readonly string[], now: number): Promise<string> {
  const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const there = [certFile, keyFile].find(file => existsSync(file));
  if (there !== undefined) throw new MkcertsError(`${there} is there already; nothing was changed.`);
  const { cert, key } = await makeCertificate(names, now);
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(keyFile, key, { mode: 0o600, flag: 'wx' });
    writeFileSync(certFile, cert, { flag: 'wx' });
  } catch (error) {
    throw new MkcertsError(`${folder}: it cannot be written to (${(error as NodeJS.ErrnoException).code}).`, {
      cause: error,
    });
  }
  const { fingerprint256, validToDate } = new X509Certificate(cert);
  return `Wrote ${certFile} and its key, ${keyFile}, for ${names.join(', ')}; valid until ${validToDate.toISOString().slice(0, 10)}.
Clients are to be told its SHA-256, since nobody else vouches for it:
${fingerprint256}

These lines open doors with it; put them into a file, say salon.yaml, and start with --config salon.yaml:

doors:
  - { kind: line, port: 12345 }
  - { kind: irc, port: 6667 }
  - kind: irc
    host: 0.0.0.0
    port: 6697
    tls:
      certificates:
        - cert: ${JSON.stringify(certFile)}
          key: ${JSON.stringify(keyFile)}
`;
}

/** Two years. */
const validMs = 730 * 86_400_000;
