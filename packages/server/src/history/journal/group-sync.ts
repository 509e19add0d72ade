import { closeSync } from 'node:fs';
import { diskFault } from '../../store/fault.ts';
import type { JournalSystem } from './system.ts';

interface Waiter {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Waits for the disk on behalf of all who wrote to a file: who comes while it is at work shares the next turn. */
export class GroupSync {
  private readonly descriptor: number;
  private readonly system: JournalSystem;
  private waiters: Waiter[] = [];
  private isAtWork = false;
  private isEnding = false;

  constructor(descriptor: number, system: JournalSystem) {
    this.descriptor = descriptor;
    this.system = system;
  }

  /** Ends when the disk has all that was written before the call; fails with a `StoreError`. */
  wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiters.push({ resolve, reject });
      if (!this.isAtWork) this.sync();
    });
  }

  /** Closes the file as soon as nobody waits for it any more. */
  close(): void {
    this.isEnding = true;
    if (!this.isAtWork) closeSync(this.descriptor);
  }

  private sync(): void {
    const { waiters } = this;
    this.waiters = [];
    this.isAtWork = true;
    this.system.sync(this.descriptor, error => {
      this.isAtWork = false;
      if (this.waiters.length > 0) this.sync();
      else if (this.isEnding) closeSync(this.descriptor);
      for (const { resolve, reject } of waiters) {
        if (error === null) resolve();
        else reject(diskFault(error));
      }
    });
  }
}
