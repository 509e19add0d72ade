/** A time as the clock on the wall showed it. `month` is from 1. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Says when it was what the clocks of a zone showed. Logs are read from the top, so most answers are known already. */
export class Zone {
  private readonly format: Intl.DateTimeFormat;
  private readonly offsets = new Map<number, number>();

  /** A zone by its name in the IANA database, such as `Europe/Berlin`; throws a `RangeError` when there is none. */
  constructor(name: string | undefined) {
    this.format = new Intl.DateTimeFormat('en-US', {
      ...(name !== undefined && { timeZone: name }),
      ...{ hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
      ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
    });
  }

  /**
   * Milliseconds since 1970. An hour that came twice is the first one, unless that was before `notBefore`, when the line
   * above was written; an hour that never was is the one after it. Undefined when there is no such day or time.
   */
  at(wall: WallTime, notBefore = 0): number | undefined {
    const shown = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
    if (!isWallTime(wall, new Date(shown))) return undefined;
    const early = shown - this.offsetAt(shown - dayMs);
    const late = shown - this.offsetAt(shown + dayMs);
    const first = Math.min(early, late);
    const second = Math.max(early, late);
    if (this.shownAt(first) !== shown) return second;
    return first < notBefore && this.shownAt(second) === shown ? second : first;
  }

  private shownAt(at: number): number {
    return at + this.offsetAt(at);
  }

  /** How far the clocks are ahead of UTC. They change on a quarter of an hour, so one answer is good for a quarter. */
  private offsetAt(at: number): number {
    const quarter = Math.floor(at / quarterMs);
    const known = this.offsets.get(quarter);
    if (known !== undefined) return known;
    const parts = new Map(
      this.format.formatToParts(quarter * quarterMs).map(({ type, value }) => [type, Number(value)]),
    );
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const shown = Date.UTC(
      part('year'),
      part('month') - 1,
      part('day'),
      part('hour'),
      part('minute'),
      part('second'),
    );
    const offset = shown - quarter * quarterMs;
    if (this.offsets.size > knownMax) this.offsets.clear();
    this.offsets.set(quarter, offset);
    return offset;
  }
}

function isWallTime({ month, day, hour, minute, second }: WallTime, date: Date): boolean {
  return (
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    // A leap second is the first of the next minute here.
    second <= 60
  );
}

const dayMs = 86_400_000;
const quarterMs = 900_000;

/** How many quarters of an hour are remembered. */
const knownMax = 10_000;
