// biome-ignore-all lint/style/noRestrictedGlobals: no clock is read here; only days of this time zone are known to it.
import { readDuration } from '@salon/protocol';

/** A stretch of time: its first millisecond since 1970, and the first that is behind it. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** When it is what someone wrote, for who asks now. */
export type When = (now: number) => Stretch;

/** How many days ago it is, in the languages of the clients. */
const named: Readonly<Record<string, number>> = {
  today: 0,
  yesterday: 1,
  'aujourd’hui': 0,
  "aujourd'hui": 0,
  hier: 1,
};

/**
 * Reads a day (`2026-03-01`, `2026-03`, `2026`, `yesterday`), a minute of one (`2026-03-01T14:30`, or with a space), or how
 * long ago something was (`2h`, `3d`), which is a moment without length. Days are those of this time zone. Undefined for
 * what is none of these.
 */
export function readWhen(text: string): When | undefined {
  const typed = text.trim().toLowerCase();
  const ago = named[typed];
  if (ago !== undefined) return now => daysBefore(new Date(now), ago);
  const date = readDate(typed);
  return date === undefined ? readAgo(typed) : () => date;
}

function readDate(typed: string): Stretch | undefined {
  const [, year, month, day, hours, minutes] =
    /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:(?:t| +)(\d{1,2}):(\d{2}))?)?)?$/.exec(typed) ?? [];
  if (year === undefined) return undefined;
  const y = Number(year);
  if (month === undefined) return { from: at(y, 0, 1), to: at(y + 1, 0, 1) };
  const m = Number(month) - 1;
  if (m < 0 || m > 11) return undefined;
  if (day === undefined) return { from: at(y, m, 1), to: at(y, m + 1, 1) };
  const d = Number(day);
  // The 31st of a month that has none would be a day of the next.
  if (d < 1 || new Date(y, m, d).getMonth() !== m) return undefined;
  if (hours === undefined) return { from: at(y, m, d), to: at(y, m, d + 1) };
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  const from = at(y, m, d, Number(hours), Number(minutes));
  return { from, to: from + 60_000 };
}

function readAgo(typed: string): When | undefined {
  // A number alone is a year or nothing: it is not so many seconds.
  // Days are `d` for servers, and `j` for who writes French.
  const span = typed.replace(/(?<=\d)j/g, 'd');
  const seconds = /^\d+$/.test(span) ? undefined : readDuration(span)?.seconds;
  return seconds === undefined
    ? undefined
    : now => ({ from: now - seconds * 1000, to: now - seconds * 1000 });
}

function daysBefore(today: Date, days: number): Stretch {
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate() - days];
  return { from: at(year, month, day), to: at(year, month, day + 1) };
}

function at(year: number, month: number, day: number, hours = 0, minutes = 0): number {
  return new Date(year, month, day, hours, minutes).getTime();
}
