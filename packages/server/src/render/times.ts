/** A time as people read it: the day and the minute, from milliseconds since 1970. */
export function minute(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Until when something holds, as words that follow it. */
export function untilWhen(until: number | undefined): string {
  return until === undefined ? 'for ever' : `until ${minute(until)}`;
}
