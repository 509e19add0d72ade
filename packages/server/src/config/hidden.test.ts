import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { parseSettings } from './config.ts';
import { withoutSecrets } from './hidden.ts';

const secrets = `
server: { password: swordfish }
opers: [{ name: root, password: swordfish, privileges: [kill] }]
cloak: { key: swordfish-swordfish }
trust: { webirc: [{ password: swordfish, addresses: [127.0.0.1] }] }
accounts: { email: { from: a@example.org, smtp: { host: mail.example.org, user: a, password: swordfish } } }
doors: [{ kind: irc, port: 1, tls: { certificates: [{ cert: a.pem, key: a.key }] } }]
`;

test('settings are shown without their secrets, and with the names of files', () => {
  const shown = stringify(withoutSecrets(parseSettings(secrets, 'f')));
  expect(shown).not.toContain('swordfish');
  expect(shown).toContain('key: a.key');
});

test('what stands for a secret is taken for none', () => {
  const shown = stringify(withoutSecrets(parseSettings(secrets, 'f')));
  expect(() => parseSettings(shown, 'f')).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(
        /server\.password.*\n.*opers\.0\.password.*\n.*trust\.webirc\.0\.password.*\n.*cloak\.key.*\n.*smtp\.password/,
      ),
    }),
  );
});

test('settings without secrets are shown as they are', () => {
  const settings = parseSettings('', 'f');
  expect(withoutSecrets(settings)).toStrictEqual(settings);
});
