import { expect } from 'vitest';
import type { Effect } from '../../src/hub/effect.ts';
import { Hub } from '../../src/hub/hub.ts';
import type { Signal } from '../../src/hub/signal.ts';
import { takeSnapshot } from '../../src/hub/snapshot.ts';

interface Entry {
  readonly signal: Signal;
  readonly effects: readonly Effect[] | 'threw';
}

/** Records what a hub takes in and what comes of it, so that every test over sockets is a test of replaying too. */
export class Journal {
  private readonly hub: Hub;
  private readonly entries: Entry[] = [];

  constructor(hub: Hub) {
    this.hub = hub;
    const step = hub.step.bind(hub);
    hub.step = signal => {
      try {
        const effects = step(signal);
        this.entries.push({ signal, effects });
        return effects;
      } catch (error) {
        this.entries.push({ signal, effects: 'threw' });
        throw error;
      }
    };
  }

  get signals(): number {
    return this.entries.length;
  }

  /** Expects a fresh hub to do the very same when it gets the signals as they were written down. */
  expectReplay(): void {
    const fresh = new Hub();
    for (const { signal, effects } of this.entries) {
      if (effects === 'threw') {
        // What a test made it throw at changed nothing but the count.
        fresh.state.steps += 1;
        continue;
      }
      const written = JSON.stringify(signal);
      const again = fresh.step(JSON.parse(written) as Signal);
      expect(JSON.stringify(again), written).toBe(JSON.stringify(effects));
    }
    expect(JSON.stringify(takeSnapshot(fresh.state))).toBe(JSON.stringify(takeSnapshot(this.hub.state)));
  }
}
