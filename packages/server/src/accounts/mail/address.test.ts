import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMailAddress, mailboxOf } from './address.ts';

describe('an address for mail', () => {
  test.each([
    'a@example.org',
    'a.b+c@sub.example.org',
    "o'neil@example.org",
    '-x@example.org',
    'a@xn--bcher-kva.example',
  ])('%s is one', text => {
    expect(isMailAddress(text)).toBe(true);
  });

  test.each([
    '',
    'a',
    '@example.org',
    'a@',
    'a@localhost',
    'a@192.0.2.1',
    'a@[192.0.2.1]',
    '"a b"@example.org',
    'a@b@example.org',
    'a@example..org',
    'a@-example.org',
    '.a@example.org',
    'a..b@example.org',
    'a@example.org>',
    'a@example.org\r\nBcc: b@example.org',
    'a@example.org, b@example.org',
    'Alice <a@example.org>',
    'é@example.org',
    'a@exämple.org',
    'a@example.org.',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b.'.repeat(126)}org`,
  ])('%j is none', text => {
    expect(isMailAddress(text)).toBe(false);
  });

  test('has nothing in it that ends a command, a header or an address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.emailAddress()), text => {
        expect(isMailAddress(text) && /[\s<>,;:"()[\]\\\p{Cc}]/u.test(text)).toBe(false);
      }),
    );
  });
});

test('a mailbox is the same in any case, and with any part behind a plus', () => {
  const addresses = ['bob@example.org', 'BOB@Example.ORG', 'bob+salon@example.org', 'bob+a+b@example.org'];
  expect(new Set(addresses.map(mailboxOf))).toStrictEqual(new Set(['bob@example.org']));
  expect(mailboxOf('+a@example.org')).toBe('+a@example.org');
});
