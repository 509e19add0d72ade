/** How a time is written behind `timestamp=`: always in UTC, always with milliseconds (IRCv3 server-time). */
const form = /^timestamp=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)$/;

/** The time that a parameter `timestamp=YYYY-MM-DDThh:mm:ss.sssZ` means, in milliseconds since 1970; undefined if none. */
export function timestampOf(param: string): number | undefined {
  return readTime(form.exec(param)?.[1] ?? '');
}

/** A time as the tag `time` has it, as milliseconds since 1970 (IRCv3 server-time); undefined when it is none. */
export function readTime(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(text)) return undefined;
  const at = Date.parse(text);
  // A day such as the 31st of February would be one of March.
  const isDay = !Number.isNaN(at) && new Date(at).toISOString().startsWith(text.slice(0, wholeSeconds));
  return isDay ? at : undefined;
}

/** A time, in milliseconds since 1970, as the tag `time` has it (IRCv3 server-time). */
export function writeTime(at: number): string {
  return new Date(at).toISOString();
}

/** How long `YYYY-MM-DDThh:mm:ss` is. */
const wholeSeconds = 19;
