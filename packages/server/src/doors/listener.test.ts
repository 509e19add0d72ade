import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Door } from './door.ts';
import { ListenError, Listener } from './listener.ts';

const door = { kind: 'line' } as Door;
const guests = {
  receive: () => undefined,
  failed: () => undefined,
};

/** A name that stands for these addresses; 203.0.113.7 is nobody's (RFC 5737). */
function listener(...addresses: readonly string[]): Listener {
  return new Listener(door, { host: 'name', port: 0 }, guests, async () => addresses);
}

describe('a name with several addresses', () => {
  test('is listened at where the machine has them', async () => {
    const some = listener('203.0.113.7', '127.0.0.1');
    await expect(some.open()).resolves.toMatchObject({ host: '127.0.0.1' });
    some.close();
  });

  test('is an error when it has none of them', async () => {
    const none = listener('203.0.113.7');
    await expect(none.open()).rejects.toThrow(
      new ListenError('line', '203.0.113.7:0', Object.assign(new Error(), { code: 'EADDRNOTAVAIL' })).message,
    );
  });

  test('is listened at with one port', async () => {
    const both = listener('127.0.0.1', '127.0.0.2');
    const opened = await both.open();
    if (!('port' in opened)) throw new Error('it has no port');
    const taken = new Listener(door, { host: '127.0.0.2', port: opened.port }, guests);
    await expect(taken.open()).rejects.toThrow('another program has this port');
    both.close();
  });
});

describe('a Unix socket', () => {
  const folder = mkdtempSync(join(tmpdir(), 'salon-listener-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const at = (path: string, mode = 0o600) => new Listener(door, { path, mode }, guests);

  test('is for whom its mode says, and is gone when it is closed', async () => {
    const path = join(folder, 'mode.sock');
    const one = at(path, 0o620);
    await expect(one.open()).resolves.toEqual({ path, mode: 0o620 });
    expect(statSync(path).mode & 0o777).toBe(0o620);
    one.close();
    await vi.waitUntil(() => !existsSync(path));
  });

  test('that a server left behind is opened anew', async () => {
    const path = join(folder, 'stale.sock');
    const code = `require('net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 9))`;
    spawnSync(process.execPath, ['-e', code]);
    expect(statSync(path).isSocket()).toBe(true);
    const one = at(path);
    await one.open();
    one.close();
  });

  test('at which someone listens is left alone', async () => {
    const path = join(folder, 'busy.sock');
    const one = at(path);
    await one.open();
    await expect(at(path).open()).rejects.toThrow('another program has this socket');
    expect(statSync(path).isSocket()).toBe(true);
    one.close();
  });

  test('does not take the place of a file', async () => {
    const path = join(folder, 'notes.txt');
    writeFileSync(path, 'mine');
    await expect(at(path).open()).rejects.toThrow('another program has this socket');
    expect(readFileSync(path, 'utf8')).toBe('mine');
    await expect(at(join(folder, 'missing', 'a.sock')).open()).rejects.toThrow(ListenError);
  });
});
