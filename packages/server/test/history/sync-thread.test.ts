import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { SyncThread } from '../../src/history/journal/sync-thread.ts';
import { newFolder } from './entries.ts';

/** A file with something in it that the disk may not have. */
function writtenFile(): number {
  const descriptor = openSync(join(newFolder(), 'file'), 'w');
  onTestFinished(() => closeSync(descriptor));
  writeSync(descriptor, 'something');
  return descriptor;
}

function synced(thread: SyncThread, descriptor: number): Promise<Error | null> {
  return new Promise(resolve => thread.sync(descriptor, resolve));
}

test('it waits for the disk, and tells what the system says when that fails', async () => {
  const thread = new SyncThread();
  onTestFinished(() => thread.close());
  const descriptor = writtenFile();
  expect(await synced(thread, descriptor)).toBeNull();
  expect(await synced(thread, 9999)).toMatchObject({ code: 'EBADF', syscall: 'fdatasync' });
  expect(await synced(thread, descriptor)).toBeNull();
});

test('who waits when it ends, and who comes after that, is served all the same', async () => {
  const thread = new SyncThread();
  const descriptor = writtenFile();
  const waits = Array.from({ length: 10 }, () => synced(thread, descriptor));
  await thread.close();
  waits.push(synced(thread, descriptor));
  expect(await Promise.all(waits)).toEqual(waits.map(() => null));
});
