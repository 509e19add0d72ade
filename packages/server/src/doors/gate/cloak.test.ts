import { matchesMask } from '@salon/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Cloak, type CloakSettings } from './cloak.ts';

const settings: CloakSettings = { enabled: true, key: 'a secret of tests', suffix: 'ip' };

function cloak(changes: Partial<CloakSettings> = {}) {
  const missing: string[] = [];
  const maker = new Cloak({ ...settings, ...changes }, () => missing.push('key'));
  const of = (address: string, host = address) => maker.hostOf({ address, host, secure: false });
  return { of, missing };
}

/** The parts of a cloak. */
const parts = (host: string) => host.split('.');

describe('the cloak of an address', () => {
  test('hides it, and is the same each time, for any server with the key, and for no other', () => {
    const host = cloak().of('192.0.2.7');
    expect(host).toMatch(/^[a-z2-7]{12}\.[a-z2-7]{12}\.[a-z2-7]{12}\.ip$/);
    expect(cloak().of('192.0.2.7')).toBe(host);
    expect(cloak().of('::ffff:192.0.2.7')).toBe(cloak().of('0::ffff:c000:207'));
    expect(cloak({ key: 'another secret of tests' }).of('192.0.2.7')).not.toBe(host);
  });

  test.each([
    ['one machine', '192.0.2.7', '192.0.2.7', [true, true, true]],
    ['one /24', '192.0.2.7', '192.0.2.8', [false, true, true]],
    ['one /16', '192.0.2.7', '192.0.3.7', [false, false, true]],
    ['strangers', '192.0.2.7', '192.1.2.7', [false, false, false]],
    ['one /64', '2001:db8:1:2::7', '2001:db8:1:2:3:4:5:6', [true, true, true]],
    ['one /48', '2001:db8:1:2::7', '2001:db8:1:3::7', [false, true, true]],
    ['one /32', '2001:db8:1:2::7', '2001:db8:2:2::7', [false, false, true]],
    ['IPv6 strangers', '2001:db8:1:2::7', '2001:db9:1:2::7', [false, false, false]],
  ])('has the parts in common that tell of %s', (_title, one, other, same) => {
    const { of } = cloak();
    const [ones, others] = [parts(of(one)), parts(of(other))];
    expect([0, 1, 2].map(index => ones[index] === others[index])).toStrictEqual(same);
    expect(matchesMask(`*.${ones.slice(1).join('.')}`, of(other), 'ascii')).toBe(same[1]);
  });

  test('has the suffix that is set', () => {
    expect(cloak({ suffix: 'users.example' }).of('192.0.2.7')).toMatch(/\.users\.example$/);
  });
});

describe('the cloak of a name', () => {
  test.each([
    ['cable-7.south.example.org', /^[a-z2-7]{16}\.example\.org$/],
    ['Cable-7.South.Example.Org', /^[a-z2-7]{16}\.example\.org$/],
    ['example.org', /^[a-z2-7]{16}\.org$/],
    ['intranet', /^[a-z2-7]{16}$/],
    [`${'x'.repeat(40)}.${'y'.repeat(50)}.org`, /^[a-z2-7]{16}\.ip$/],
  ])('keeps of %s only where it is from', (name, expected) => {
    expect(cloak().of('192.0.2.7', name)).toMatch(expected);
  });

  test('does not depend on the case of the name', () => {
    const { of } = cloak();
    expect(of('192.0.2.7', 'A.B.example')).toBe(of('192.0.2.8', 'a.b.example'));
  });
});

describe('a cloak', () => {
  test('is for those who come from elsewhere: the machine itself tells nothing', () => {
    const { of, missing } = cloak({ key: '' });
    for (const address of ['127.0.0.1', '127.1.2.3', '::1', '0::1', '::ffff:127.0.0.1', 'unknown']) {
      expect(of(address)).toBe(address);
    }
    expect(of('127.0.0.1', 'localhost')).toBe('localhost');
    expect(missing).toStrictEqual([]);
  });

  test('is left out where it is switched off', () => {
    expect(cloak({ enabled: false }).of('192.0.2.7', 'x.example.org')).toBe('x.example.org');
  });

  test('without a key is made with one of its own, which is told of once', () => {
    const { of, missing } = cloak({ key: '' });
    const host = of('192.0.2.7');
    expect(of('192.0.2.7')).toBe(host);
    expect(cloak({ key: '' }).of('192.0.2.7')).not.toBe(host);
    expect(missing).toStrictEqual(['key']);
  });

  test('is one word of IRC that fits HOSTLEN, whoever comes', () => {
    const { of } = cloak({ suffix: 'x'.repeat(15) });
    fc.assert(
      fc.property(
        fc.oneof(fc.ipV4(), fc.ipV6()),
        // No longer name comes here: reverse DNS and gateways give none (origin.ts).
        fc.option(fc.domain({ size: 'large' }).filter(name => name.length <= 63)),
        (address, name) => {
          const shown = of(address, name ?? (address.startsWith(':') ? `0${address}` : address));
          expect(shown.length).toBeLessThanOrEqual(63);
          expect(shown).toMatch(/^[a-z0-9][a-z0-9.:-]*$/);
        },
      ),
    );
  });
});
