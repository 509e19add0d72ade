import { partiesOf } from '../../hub/history/key.ts';
import type { StagedRow, Staging } from '../files/staging.ts';
import { isTalk } from '../record.ts';
import type { HistoryDatabase } from './database.ts';
import type { EntryRow } from './rows.ts';
import type { Taker } from './taker.ts';
import { rangeOf, type Targets, targetAt } from './targets.ts';

/** What a target is, besides its entries. */
interface Head {
  readonly key: string | null;
  readonly one: string | null;
  readonly other: string | null;
  readonly ms: number | null;
  readonly count: number | null;
}

/** How far a target is written anew. */
interface Progress {
  /** The number of the new one. */
  readonly copy: number;
  /** The number of the old one; undefined while there is none. */
  old: number | undefined;
  /** Before this place all of the old one is in the new one. */
  from: number;
  /** The last that was taken of the staging. */
  last: StagedRow | undefined;
  /** How many entries the new one has. */
  count: number;
}

/**
 * Puts what is staged among the entries of a target. As places grow with time, the target is written anew: in small
 * steps, behind places of its own that nobody sees, and in the last step these come in the place of the old ones. What
 * happens meanwhile goes to the old one, and comes along. Whatever ends it before, nothing was changed; what it leaves
 * has no name and is cleared away as what is forgotten.
 */
export class Merger {
  private readonly database: HistoryDatabase;
  private readonly targets: Targets;
  private readonly taker: Taker;

  constructor(database: HistoryDatabase, targets: Targets, taker: Taker) {
    this.database = database;
    this.targets = targets;
    this.taker = taker;
  }

  /**
   * Step by step. Returns the number of the old target, which is
   * forgotten; `gone` when the target was forgotten meanwhile, and nothing was done.
   */
  *merge(staging: Staging, key: string): Generator<void, number | 'gone' | undefined> {
    const copy = this.database.row<{ id: number }>('targets.addCopy')?.id;
    if (copy === undefined) throw new Error('a target was not made');
    const progress: Progress = { copy, old: undefined, from: 0, last: undefined, count: 0 };
    this.findOld(progress, key);
    // Until it has its place it is no forgotten one, also while there is no old one.
    this.taker.copies.set(progress.old ?? -copy, copy);
    try {
      for (;;) {
        const state = this.database.together(() => this.step(staging, key, progress));
        if (state === 'done') return progress.old;
        if (state === 'gone') return 'gone';
        yield;
      }
    } finally {
      this.taker.copies.delete(progress.old ?? -copy);
      this.taker.copies.delete(-copy);
      this.targets.reset();
    }
  }

  private findOld(progress: Progress, key: string): boolean {
    const range = this.targets.places(key);
    if (range === undefined) return false;
    progress.old = targetAt(range.low);
    progress.from = range.low;
    return true;
  }

  private step(staging: Staging, key: string, progress: Progress): 'on' | 'done' | 'gone' {
    const old = this.oldOn(progress);
    const staged = staging.after(key, progress.last, atOnce);
    const written = merged(old, staged);
    for (const [index, { row, isStaged }] of written.entries()) {
      this.taker.put({ ...row, place: rangeOf(progress.copy).low + progress.count + index });
      if (isStaged) progress.last = row;
      else progress.from = row.place + 1;
    }
    progress.count += written.length;
    const messages = written.filter(({ row }) => isTalk(row.kind)).length;
    this.database.run('targets.grown', { id: progress.copy, next: progress.count, messages });
    return written.length === old.length + staged.length && old.length < atOnce && staged.length < atOnce
      ? this.finish(key, progress)
      : 'on';
  }

  private oldOn({ old, from }: Progress): EntryRow[] {
    if (old === undefined) return [];
    return this.database.rows('all.on', { low: from, high: rangeOf(old).high, limit: atOnce, redacted: 1 });
  }

  private finish(key: string, progress: Progress): 'on' | 'done' | 'gone' {
    const { copy } = progress;
    if (progress.old === undefined) {
      if (this.findOld(progress, key)) {
        this.taker.copies.set(progress.old ?? -copy, copy);
        return 'on';
      }
      const [one = null, other = null] = partiesOf(key) ?? [];
      this.database.run('targets.adopt', { id: copy, key, one, other, ms: null, count: null });
      return 'done';
    }
    // It may be called otherwise by now.
    const head = this.database.row<Head>('targets.byIdWhole', { id: progress.old });
    if (head === undefined || head.key === null) return 'gone';
    this.database.run('targets.release', { id: progress.old });
    this.database.run('targets.adopt', { id: copy, ...head });
    return 'done';
  }
}

interface Written {
  readonly row: EntryRow;
  readonly isStaged: boolean;
}

/** Rows of both by time, those that were there first; as far as it is known that no earlier one follows. */
function merged(old: readonly EntryRow[], staged: readonly StagedRow[]): Written[] {
  const all: Written[] = [];
  let [oldAt, stagedAt] = [0, 0];
  for (;;) {
    const oldRow = old[oldAt];
    const stagedRow = staged[stagedAt];
    const oldMayFollow = oldRow === undefined && old.length === atOnce;
    const stagedMayFollow = stagedRow === undefined && staged.length === atOnce;
    if (oldMayFollow || stagedMayFollow) return all;
    if (oldRow !== undefined && (stagedRow === undefined || oldRow.at <= stagedRow.at)) {
      all.push({ row: oldRow, isStaged: false });
      oldAt += 1;
    } else if (stagedRow !== undefined) {
      all.push({ row: stagedRow, isStaged: true });
      stagedAt += 1;
    } else return all;
  }
}

/** How many entries of each are looked at in one step. */
const atOnce = 200;
