import { expect, test } from 'vitest';
import { readStatusTarget } from './status-targets.ts';

test.each([
  ['@#x', { rank: 'operator', symbol: '@', channel: '#x' }],
  ['+#x', { rank: 'voice', symbol: '+', channel: '#x' }],
  ['~#x', { rank: 'owner', symbol: '~', channel: '#x' }],
  ['&#X', { rank: 'admin', symbol: '&', channel: '#X' }],
  ['@+%#x', { rank: 'voice', symbol: '+', channel: '#x' }],
  ['@#', { rank: 'operator', symbol: '@', channel: '#' }],
  ['@#@#', { rank: 'operator', symbol: '@', channel: '#@#' }],
])('%s means a rank of a channel', (target, read) => {
  expect(readStatusTarget(target)).toStrictEqual(read);
});

test.each(['#x', '#@x', 'bob', '@bob', '@', '@!#x', '@ #x', ''])('%s does not', target => {
  expect(readStatusTarget(target)).toBeUndefined();
});
