import type { Staging } from '../files/staging.ts';
import type { HistoryDatabase } from './database.ts';
import type { Expiry } from './expiry.ts';
import { Known } from './known.ts';
import { Merger } from './merger.ts';
import type { Places } from './places.ts';
import type { Taker } from './taker.ts';
import type { Targets } from './targets.ts';

/** What came of what was to be taken into a target. */
export interface ImportedTarget {
  /** The key of the target. */
  readonly target: string;
  /** How many entries were added, or would be. */
  readonly added: number;
  /** How many were there already. */
  readonly known: number;
}

/** What taking in needs. */
interface ImportsParts {
  readonly database: HistoryDatabase;
  readonly targets: Targets;
  readonly places: Places;
  readonly taker: Taker;
  readonly expiry: Expiry;
}

/** Takes in what comes from elsewhere, in small steps. */
export class Imports {
  private readonly expiry: Expiry;
  private readonly known: Known;
  private readonly merger: Merger;

  constructor({ database, targets, places, taker, expiry }: ImportsParts) {
    this.expiry = expiry;
    this.known = new Known(database, targets, places);
    this.merger = new Merger(database, targets, taker);
  }

  /** Each turn is a step. Returns what came of it, target by target. */
  *takeIn(staging: Staging, isDry: boolean): Generator<void, readonly ImportedTarget[]> {
    const imported: ImportedTarget[] = [];
    for (const target of staging.targets()) {
      let known = 0;
      for (const count of this.known.leaveOut(staging, target)) {
        known += count;
        yield;
      }
      const count = staging.count(target);
      const added = count === 0 || isDry ? count : yield* this.merge(staging, target, count);
      imported.push({ target, added, known });
    }
    return imported;
  }

  private *merge(staging: Staging, target: string, count: number): Generator<void, number> {
    const old = yield* this.merger.merge(staging, target);
    if (old === 'gone') return 0;
    if (old !== undefined) for (const _ of this.expiry.clear(old)) yield;
    return count;
  }
}
