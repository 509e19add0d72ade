import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CertificateFolder } from '../../../test/support/certificates.ts';
import { CertificateError, Certificates } from './certificates.ts';
import { makeCertificate } from './mkcerts.ts';

const folder = new CertificateFolder();
afterAll(() => folder.remove());

function loaded(
  ...certificates: ConstructorParameters<typeof Certificates>[0]['certificates']
): Certificates {
  const all = new Certificates({ certificates, clientCertificates: true });
  all.load();
  return all;
}

describe('a certificate is chosen by the host', () => {
  test('that stands in it, a star for one label; the first one for all others', async () => {
    const one = await folder.add('one', ['one.example']);
    const two = await folder.add('two', ['two.example', '*.wild.example']);
    const all = loaded(one, two);
    const second = all.of('two.example');
    expect(second).not.toBe(all.default);
    expect(all.of('TWO.example')).toBe(second);
    expect(all.of('a.wild.example')).toBe(second);
    for (const host of [
      'one.example',
      'a.b.wild.example',
      'wild.example',
      'three.example',
      '',
      'x'.repeat(300),
    ]) {
      expect([host, all.of(host)]).toEqual([host, all.default]);
    }
  });

  test('that the settings name for it instead', async () => {
    const one = await folder.add('one', ['one.example']);
    const two = await folder.add('two', ['two.example']);
    const all = loaded(one, { ...two, names: ['three.example', '*.Wild.example'] });
    expect(all.of('two.example')).toBe(all.default);
    expect(all.of('a.b.wild.example')).toBe(all.default);
    expect(all.of('three.example')).not.toBe(all.default);
    expect(all.of('A.wild.example')).toBe(all.of('three.example'));
  });
});

describe('a certificate that is wrong', () => {
  test.each([
    [
      'is not there',
      () => ({ cert: '/no/such.pem', key: '/no/such.key' }),
      '/no/such.pem: there is no such file.',
    ],
    ['is a folder', () => ({ cert: folder.path, key: folder.path }), 'it cannot be read (EISDIR).'],
  ])('at the start because it %s is told of', (_title, files, sentence) => {
    expect(() => loaded(files())).toThrow(CertificateError);
    expect(() => loaded(files())).toThrow(sentence);
  });

  test('at the start because its key is another one is told of', async () => {
    const one = await folder.add('one', ['one.example']);
    const two = await folder.add('two', ['two.example']);
    expect(() => loaded({ cert: one.cert, key: two.key })).toThrow(
      `${one.cert} with ${two.key} is no certificate with its key (ERR_OSSL_X509_KEY_VALUES_MISMATCH).`,
    );
    writeFileSync(one.cert, 'hello');
    expect(() => loaded(one)).toThrow(/ is no certificate with its key \(ERR_OSSL_\w+\)\.$/);
  });

  test('when read anew leaves the old one, and the others are new', async () => {
    const [one, two] = [await folder.add('one', ['one.example']), await folder.add('two', ['two.example'])];
    const all = loaded(one, two);
    const [first, second] = [all.default, all.of('two.example')];
    const other = readFileSync(one.key);
    folder.write('two', await makeCertificate(['two.example', 'new.example'], Date.now()));
    rmSync(one.cert);
    expect(all.reload()).toEqual([`${one.cert}: there is no such file. The old one is kept.`]);
    expect(all.default).toBe(first);
    expect(all.of('new.example')).toBe(all.of('two.example'));
    expect(all.of('new.example')).not.toBe(second);
    writeFileSync(join(folder.path, 'two.key.pem'), other);
    expect(all.reload()).toHaveLength(2);
    expect(all.of('new.example')).not.toBe(first);
  });

  test('is not looked for anew before it was looked for at all', () => {
    const all = new Certificates({ certificates: [{ cert: '/no', key: '/no' }], clientCertificates: true });
    expect(all.reload()).toEqual([]);
  });

  test('because it ends soon is known', async () => {
    const old = await folder.add('old', ['old.example'], Date.UTC(2020, 0, 1));
    const all = loaded(old);
    const at = new Date(Date.UTC(2021, 11, 31));
    expect(all.endingWithin(86_400_000, at.getTime() - 86_400_000)).toEqual([]);
    expect(all.endingWithin(86_400_000, at.getTime() - 1)).toEqual([{ file: old.cert, at }]);
  });
});
