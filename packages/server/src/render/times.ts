/** A day in UTC, from milliseconds since 1970. */
export function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** A time as people read it: the day and the minute, from milliseconds since 1970. */
export function minute(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Until when something holds, as words that follow it. */
export function untilWhen(until: number | undefined): string {
  return until === undefined ? 'for ever' : `until ${minute(until)}`;
}

/** How long something takes, in its two largest units, from seconds. */
export function duration(seconds: number): string {
  let rest = seconds;
  const parts: string[] = [];
  for (const [unit, length] of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.slice(0, 2).join(' ') || '0 s';
}

/** Units of time, and how many seconds each has. */
const units = [
  ['d', 86_400],
  ['h', 3600],
  ['min', 60],
  ['s', 1],
] as const;
