import { expect, test } from 'vitest';
import { addressOf } from './transport.ts';

test.each([
  ['http://localhost:8080/', 'ws://localhost:8080/socket'],
  ['https://chat.example/#/room/%23lobby', 'wss://chat.example/socket'],
  ['https://example.org/chat/?x=1', 'wss://example.org/chat/socket'],
])('the socket of %s is %s', (href, socket) => {
  expect(addressOf({ href })).toBe(socket);
});
