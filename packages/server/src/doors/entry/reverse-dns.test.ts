import { describe, expect, test } from 'vitest';
import { ManualClock } from '../../../test/support/manual-clock.ts';
import { type NameService, nameOf } from './reverse-dns.ts';

/** A name service that knows these names of all addresses, and these addresses of names. */
function knowing(
  names: readonly string[],
  addresses: Readonly<Record<string, readonly string[]>>,
): NameService {
  return {
    namesOf: async () => names,
    addressesOf: async name => addresses[name] ?? Promise.reject(new Error('ENOTFOUND')),
  };
}

describe('the name of an address', () => {
  test.each<[string, string, NameService, string | undefined]>([
    [
      'leads back to it',
      '192.0.2.7',
      knowing(['a.example.'], { 'a.example': ['192.0.2.1', '192.0.2.7'] }),
      'a.example',
    ],
    [
      'leads back to it as IPv6',
      '2001:db8::7',
      knowing(['a.example'], { 'a.example': ['2001:db8:0::7'] }),
      'a.example',
    ],
    [
      'is the second one',
      '192.0.2.7',
      knowing(['a.example', 'b.example'], { 'a.example': [], 'b.example': ['192.0.2.7'] }),
      'b.example',
    ],
    ['leads elsewhere', '192.0.2.7', knowing(['a.example'], { 'a.example': ['192.0.2.1'] }), undefined],
    ['leads nowhere', '192.0.2.7', knowing(['a.example'], {}), undefined],
    ['is none', '192.0.2.7', knowing([], {}), undefined],
    ['looks like an address', '192.0.2.7', knowing(['10.0.0.1'], { '10.0.0.1': ['192.0.2.7'] }), undefined],
    ['is no host', '192.0.2.7', knowing(['a b.example'], { 'a b.example': ['192.0.2.7'] }), undefined],
    [
      'is too long',
      '192.0.2.7',
      knowing([`${'a'.repeat(60)}.example`], { [`${'a'.repeat(60)}.example`]: ['192.0.2.7'] }),
      undefined,
    ],
  ])('%s', async (_title, address, service, name) => {
    expect(await nameOf(address, service, new ManualClock())).toBe(name);
  });

  test('is not waited for longer than two seconds', async () => {
    const clock = new ManualClock();
    const silent: NameService = { namesOf: () => new Promise(() => undefined), addressesOf: async () => [] };
    const found = nameOf('192.0.2.7', silent, clock);
    clock.advance(2000);
    expect(await found).toBeUndefined();
  });
});
