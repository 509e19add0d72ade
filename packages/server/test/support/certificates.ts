import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type KeyPair, makeCertificate } from '../../src/doors/entry/mkcerts.ts';

/** A folder of certificates, made as `mkcerts` makes them. */
export class CertificateFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'salon-certs-'));

  /** Makes a certificate for some hosts, valid from a time on, writes it, and returns where its files are. */
  async add(name: string, hosts: readonly string[], from = Date.now()) {
    return this.write(name, await makeCertificate(hosts, from));
  }

  write(name: string, { cert, key }: KeyPair) {
    const files = { cert: join(this.path, `${name}.cert.pem`), key: join(this.path, `${name}.key.pem`) };
    writeFileSync(files.cert, cert);
    writeFileSync(files.key, key);
    return files;
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
