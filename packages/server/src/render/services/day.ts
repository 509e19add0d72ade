/** A day as services say it, in UTC, from milliseconds since 1970. */
export function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
