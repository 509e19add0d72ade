import type { Effect } from '../hub/effect.ts';

interface Waiting {
  readonly reads: (effect: Effect) => unknown;
  readonly resolve: (answer: never) => void;
}

/** What the desk has asked of the hub, until the hub answers by effects. */
export class Correspondence {
  private waiting: readonly Waiting[] = [];

  /** Asks something, and resolves with what an effect is read as: the first that is read as anything. */
  ask<T>(reads: (effect: Effect) => T | undefined, ask: () => void): Promise<T> {
    return new Promise<T>(resolve => {
      this.waiting = [...this.waiting, { reads, resolve }];
      ask();
    });
  }

  /** Something happened. */
  noted(effect: Effect): void {
    for (const entry of this.waiting) {
      const answer = entry.reads(effect);
      if (answer === undefined) continue;
      this.waiting = this.waiting.filter(other => other !== entry);
      entry.resolve(answer as never);
      return;
    }
  }
}
