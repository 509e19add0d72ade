import { X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { CertificateFolder } from '../../../test/support/certificates.ts';
import { parseSettings } from '../../config/config.ts';
import { Certificates } from './certificates.ts';
import { MkcertsError, mkcerts } from './mkcerts.ts';

const folder = new CertificateFolder();
afterAll(() => folder.remove());

const now = Date.UTC(2026, 0, 1);

test('mkcerts writes a certificate and a key of its owner, and says the settings that take them', async () => {
  const path = join(folder.path, 'certs');
  const said = await mkcerts(path, ['chat.example.org', '192.0.2.1'], now);
  const certificate = new X509Certificate(readFileSync(join(path, 'cert.pem')));
  expect(certificate.subjectAltName).toBe('DNS:chat.example.org, IP Address:192.0.2.1');
  expect(certificate.validToDate.getTime() - now).toBeGreaterThanOrEqual(365 * 86_400_000);
  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(statSync(join(path, 'key.pem')).mode & 0o777).toBe(0o600);
  expect(said).toContain(certificate.fingerprint256);

  const { doors } = parseSettings(said.slice(said.indexOf('doors:')), 'what mkcerts said');
  const tls = doors.flatMap(door => door.tls ?? []);
  expect(tls).toHaveLength(1);
  for (const one of tls) new Certificates(one).load();
});

test('mkcerts overwrites nothing', async () => {
  const { key } = await folder.add('any', ['any.example']);
  const path = join(folder.path, 'twice');
  await mkcerts(path, ['one.example'], now);
  const before = readFileSync(join(path, 'key.pem'), 'utf8');
  await expect(mkcerts(path, ['two.example'], now)).rejects.toThrow(
    new MkcertsError(`${join(path, 'cert.pem')} is there already; nothing was changed.`),
  );
  expect(readFileSync(join(path, 'key.pem'), 'utf8')).toBe(before);
  await expect(mkcerts(join(key, 'in-a-file'), ['two.example'], now)).rejects.toThrow(MkcertsError);
});
