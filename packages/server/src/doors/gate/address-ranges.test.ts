import { expect, test } from 'vitest';
import { AddressRanges, isAddressRange, isLoopback } from './address-ranges.ts';

test.each(['10.0.0.1', '10.0.0.0/8', '::1', '2001:db8::/32', '::ffff:10.0.0.1'])('%s is a range', text => {
  expect(isAddressRange(text)).toBe(true);
});

test.each(['', 'h', '10.1', '0x0a000001', '10.0.0.0/33', '::1/129', '10.0.0.0/', '256.0.0.1'])(
  '%j is none',
  text => {
    expect(isAddressRange(text)).toBe(false);
  },
);

test('an address is in a range, however it is written', () => {
  const ranges = new AddressRanges(['10.0.0.0/8', '192.0.2.1', '2001:db8::/32']);
  for (const inside of ['10.255.0.1', '::ffff:10.0.0.1', '192.0.2.1', '2001:db8::7', '2001:0db8:0::1']) {
    expect([inside, ranges.has(inside)]).toEqual([inside, true]);
  }
  for (const outside of ['11.0.0.1', '192.0.2.2', '2001:db9::', '::1', '', 'h', 'unknown', '10.1']) {
    expect([outside, ranges.has(outside)]).toEqual([outside, false]);
  }
  expect(new AddressRanges([]).has('127.0.0.1')).toBe(false);
});

test('this machine is 127.0.0.0/8 and ::1', () => {
  expect(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1', '0::1'].map(isLoopback)).not.toContain(false);
  expect(['0.0.0.0', '::', '10.0.0.1', 'localhost'].map(isLoopback)).not.toContain(true);
});
