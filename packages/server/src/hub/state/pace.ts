/** When users, by their ids, did something last, who did it longest ago first; milliseconds since 1970. */
export type Pace = Map<number, number>;

/** How many seconds a user has to wait until she may do it again; 0 when she may. */
export function secondsToWait(pace: Pace, id: number, at: number, seconds: number): number {
  return secondsUntil(pace.get(id), at, seconds);
}

/** How many seconds are left until what was done last, if ever, may be done again; 0 when it may. */
export function secondsUntil(last: number | undefined, at: number, seconds: number): number {
  return last === undefined ? 0 : Math.max(0, Math.ceil((last + seconds * 1000 - at) / 1000));
}

/** Notes that a user did it, and forgets those who did it so long ago that they may again. */
export function note(pace: Pace, id: number, at: number, seconds: number): void {
  pace.delete(id);
  for (const [other, last] of pace) {
    if (last + seconds * 1000 > at) break;
    pace.delete(other);
  }
  pace.set(id, at);
}
