import { partiesOf } from '../../hub/history/key.ts';
import type { HistoryDatabase } from './database.ts';

/** Places from `low` on and before `high`. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A target that is written to. */
interface Target {
  readonly id: number;
  /** The number of its next entry. */
  next: number;
  /** How many messages it got since that was last written down. */
  messages: number;
}

/** So many entries a target may have, ever; and there may be 2^53 divided by it targets. */
const placesOfTarget = 2 ** 30;

/** All places that a target may have. */
export function rangeOf(id: number): Range {
  return { low: id * placesOfTarget, high: (id + 1) * placesOfTarget };
}

/** To which target a place belongs. */
export function targetAt(place: number): number {
  return Math.floor(place / placesOfTarget);
}

/** Which targets there are, and which place comes next in each. */
export class Targets {
  private readonly database: HistoryDatabase;
  private readonly known = new Map<string, Target>();
  private readonly grown = new Set<Target>();

  constructor(database: HistoryDatabase) {
    this.database = database;
  }

  /** A place for a new entry. `save` writes down that it is taken. */
  newPlace(key: string, isMessage: boolean): number {
    const target = this.known.get(key) ?? this.made(key);
    const place = rangeOf(target.id).low + target.next;
    target.next += 1;
    if (isMessage) target.messages += 1;
    this.grown.add(target);
    return place;
  }

  /** The places that a target has up to now; undefined when there is no such target. */
  places(key: string): Range | undefined {
    const target =
      this.known.get(key) ?? this.database.row<{ id: number; next: number }>('targets.byKey', { key });
    if (target === undefined) return undefined;
    const { low } = rangeOf(target.id);
    return { low, high: low + target.next };
  }

  /** The number of a target, which is made when it is not there. */
  idOf(key: string): number {
    return (this.known.get(key) ?? this.made(key)).id;
  }

  /** Writes down which places are taken. */
  save(): void {
    for (const target of this.grown) {
      const { id, next, messages } = target;
      this.database.run('targets.grown', { id, next, messages });
      target.messages = 0;
    }
    this.grown.clear();
    if (this.known.size > knownMax) this.known.clear();
  }

  /** Knows nothing any more, since what it knew was taken back, or is not so any longer. */
  reset(): void {
    this.known.clear();
    this.grown.clear();
  }

  private made(key: string): Target {
    const [one = null, other = null] = partiesOf(key) ?? [];
    const row =
      this.database.row<{ id: number; next: number }>('targets.byKey', { key }) ??
      this.database.row<{ id: number; next: number }>('targets.add', { key, one, other });
    if (row === undefined) throw new Error('a target was neither there nor made');
    const target = { ...row, messages: 0 };
    this.known.set(key, target);
    return target;
  }
}

/** How many targets are remembered at most. */
const knownMax = 20_000;
