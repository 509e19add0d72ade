import { fdatasync } from 'node:fs';
import { beginThread, type Thread } from '../../loop/thread.ts';

/** What the thread is told: to which file it is to wait for the disk. */
export interface ToSync {
  readonly number: number;
  readonly descriptor: number;
}

/** What it answers. */
export interface Synced {
  readonly number: number;
  /** What the system said, if it failed. */
  readonly error: { readonly message: string; readonly code?: string; readonly syscall?: string } | undefined;
}

type Done = (error: Error | null) => void;

/**
 * A thread that does nothing but wait for the disk, since everyone waits for it then. The pool of Node.js is no place
 * for that: it stands behind the talk, and hashes passwords. When the thread ends, the pool does it after all.
 */
export class SyncThread {
  private readonly worker: Thread;
  private readonly waiting = new Map<number, { readonly descriptor: number; readonly done: Done }>();
  private asked = 0;
  private hasEnded = false;

  constructor() {
    this.worker = beginThread(new URL('./sync-worker.ts', import.meta.url));
    this.worker.unref();
    this.worker.on('message', ({ number, error }: Synced) => this.answered(number, error));
    // Why it ended makes no difference, and what follows is the same: `exit` comes in any case.
    this.worker.on('error', () => undefined);
    this.worker.once('exit', () => this.ended());
  }

  /** Calls back when the disk has what was written to a file. */
  readonly sync = (descriptor: number, done: Done): void => {
    if (this.hasEnded) {
      fdatasync(descriptor, done);
      return;
    }
    this.asked += 1;
    this.waiting.set(this.asked, { descriptor, done });
    this.worker.postMessage({ number: this.asked, descriptor } satisfies ToSync);
  };

  /** Ends the thread. Whoever waits is called back all the same. */
  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private answered(number: number, error: Synced['error']): void {
    const waiter = this.waiting.get(number);
    this.waiting.delete(number);
    waiter?.done(error === undefined ? null : Object.assign(new Error(error.message), error));
  }

  private ended(): void {
    this.hasEnded = true;
    for (const { descriptor, done } of this.waiting.values()) fdatasync(descriptor, done);
    this.waiting.clear();
  }
}
