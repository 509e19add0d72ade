import { expect, test } from 'vitest';
import { isNetwork, Networks } from './networks.ts';

test.each(['10.0.0.1', '10.0.0.0/8', '::1', '2001:db8::/32', '::ffff:10.0.0.1'])('%s is a network', text => {
  expect(isNetwork(text)).toBe(true);
  expect(() => new Networks([text])).not.toThrow();
});

test.each(['', 'h', '10.1', '0x0a000001', '10.0.0.0/33', '::1/129', '10.0.0.0/', '256.0.0.1'])(
  '%j is none',
  text => {
    expect(isNetwork(text)).toBe(false);
  },
);

test('an address is in a network, however it is written', () => {
  const networks = new Networks(['10.0.0.0/8', '192.0.2.1', '2001:db8::/32']);
  for (const inside of ['10.255.0.1', '::ffff:10.0.0.1', '192.0.2.1', '2001:db8::7', '2001:0db8:0::1']) {
    expect([inside, networks.has(inside)]).toEqual([inside, true]);
  }
  for (const outside of ['11.0.0.1', '192.0.2.2', '2001:db9::', '::1', '', 'h', 'unknown', '10.1']) {
    expect([outside, networks.has(outside)]).toEqual([outside, false]);
  }
  expect(new Networks([]).has('127.0.0.1')).toBe(false);
});
