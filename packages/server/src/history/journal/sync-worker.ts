import { fdatasyncSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import type { Synced, ToSync } from './sync-thread.ts';

// The thread that waits for the disk.
const port = parentPort;
if (port === null) throw new Error('this is the code of a thread');

function outcome(descriptor: number): Synced['error'] {
  try {
    fdatasyncSync(descriptor);
    return undefined;
  } catch (error) {
    const { message, code, syscall } = error as NodeJS.ErrnoException;
    return { message, ...(code !== undefined && { code }), ...(syscall !== undefined && { syscall }) };
  }
}

port.on('message', ({ number, descriptor }: ToSync) => {
  port.postMessage({ number, error: outcome(descriptor) } satisfies Synced);
});
