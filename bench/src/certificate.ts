import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findProgram } from './servers/installed.ts';

/** Paths of a certificate and its private key, in PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

/** Makes a certificate on the curve P-256, which most certificates of today have, signed by itself. Needs `openssl`. */
export function makeCertificate(dir: string): Certificate {
  const openssl = findProgram('openssl');
  if (openssl === undefined) throw new Error('openssl is not installed, and makes the certificate for TLS');
  const certificate = { cert: join(dir, 'cert.pem'), key: join(dir, 'key.pem') };
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const about = ['-subj', '/CN=irc.bench.test', '-days', '2'];
  const files = ['-keyout', certificate.key, '-out', certificate.cert];
  const { status, stderr } = spawnSync(openssl, ['req', '-x509', ...key, ...about, ...files], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`openssl made no certificate: ${stderr}`);
  return certificate;
}
