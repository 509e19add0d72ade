import { type JournalSystem, journalSystem } from '../../src/history/journal/system.ts';

/** A disk that is done with what was written when a test says so. */
export class SlowDisk {
  private waiting: ((error: Error | null) => void)[] = [];
  /** How often it was asked. */
  asked = 0;

  readonly system: JournalSystem = {
    ...journalSystem,
    sync: (_descriptor, done) => {
      this.asked += 1;
      this.waiting.push(done);
    },
  };

  /** Whether it is asked for something that is not done. */
  get isAtWork(): boolean {
    return this.waiting.length > 0;
  }

  /** It has all that it was asked for until now, or has failed. */
  done(error: Error | null = null): void {
    for (const done of this.waiting.splice(0)) done(error);
  }

  /** It is done at once with whatever it is asked for, from now on. */
  async doneUntil<Value>(work: Promise<Value>): Promise<Value> {
    const timer = setInterval(() => this.done(), 1);
    try {
      return await work;
    } finally {
      clearInterval(timer);
    }
  }
}
