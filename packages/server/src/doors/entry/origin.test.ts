import { expect, test } from 'vitest';
import { originAt } from './origin.ts';

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::FFFF:CB00:7107', '203.0.113.7'],
  ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
  ['2001:0db8::0001', '2001:db8::1'],
  ['0:0:0:0:0:0:0:1', '0::1'],
  ['unknown', 'unknown'],
])('however an address is written it is one: %s is %s', (written, shown) => {
  expect(originAt(written)).toStrictEqual({ address: shown, host: shown, secure: false });
});
