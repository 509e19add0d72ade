import { expect, test } from 'vitest';
import { timestampOf } from './timestamp.ts';

test('a timestamp is read to the millisecond', () => {
  expect(timestampOf('timestamp=2019-01-04T14:33:26.123Z')).toBe(Date.UTC(2019, 0, 4, 14, 33, 26, 123));
});

test.each([
  '*',
  '',
  '2019-01-04T14:33:26.123Z',
  'timestamp=',
  'timestamp=*',
  'timestamp=2019-01-04T14:33:26Z',
  'timestamp=2019-01-04T14:33:26.123',
  'timestamp=2019-01-04T14:33:26.123+01:00',
  'timestamp=2019-02-31T14:33:26.123Z',
  'timestamp=2019-13-04T14:33:26.123Z',
  'timestamp=2019-01-04T24:33:26.123Z',
  'timestamp=2019-01-04T14:33:26.123Z ',
])('"%s" is no timestamp', param => {
  expect(timestampOf(param)).toBeUndefined();
});
