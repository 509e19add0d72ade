import { describe, expect, test } from 'vitest';
import type { Door } from './door.ts';
import { ListenError, Listener } from './listener.ts';

const door = { kind: 'line' } as Door;
const guests = {
  welcome: () => undefined,
  failed: () => undefined,
};

/** A name that stands for these addresses; 203.0.113.7 is nobody's (RFC 5737). */
function listener(...addresses: readonly string[]): Listener {
  return new Listener(door, 'name', 0, guests, async () => addresses);
}

describe('a name with several addresses', () => {
  test('is listened at where the machine has them', async () => {
    const some = listener('203.0.113.7', '127.0.0.1');
    await expect(some.open()).resolves.toMatchObject({ address: '127.0.0.1' });
    some.close();
  });

  test('is an error when it has none of them', async () => {
    const none = listener('203.0.113.7');
    await expect(none.open()).rejects.toThrow(
      new ListenError('line', '203.0.113.7', 0, Object.assign(new Error(), { code: 'EADDRNOTAVAIL' }))
        .message,
    );
  });

  test('is listened at with one port', async () => {
    const both = listener('127.0.0.1', '127.0.0.2');
    const { port } = await both.open();
    const taken = new Listener(door, '127.0.0.2', port, guests);
    await expect(taken.open()).rejects.toThrow('another program has this port');
    both.close();
  });
});
