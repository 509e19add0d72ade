import { readDuration } from '@salon/protocol';

/** A point in time as people write it: so many seconds ago, or a day of the calendar with a time of the day. */
export type Moment =
  | { readonly type: 'ago'; readonly seconds: number }
  | {
      readonly type: 'date';
      readonly year: number;
      /** From 1. */
      readonly month: number;
      readonly day: number;
      readonly hours: number;
      readonly minutes: number;
    }
  /** So many days before today, at its beginning. */
  | { readonly type: 'days-ago'; readonly days: number };

/**
 * Reads `2026-03-01`, `2026-03-01 14:30`, `today`, `yesterday`, or how long ago, as `2h` or `3d`; undefined for what is none
 * of these.
 */
export function readMoment(text: string): Moment | undefined {
  const word = text.trim().toLowerCase();
  const days = named[word];
  if (days !== undefined) return { type: 'days-ago', days };
  const [, year, month, day, hours = '0', minutes = '0'] =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ t](\d{1,2}):(\d{2}))?$/.exec(word) ?? [];
  if (year === undefined) {
    const seconds = readDuration(word)?.seconds;
    return seconds === undefined ? undefined : { type: 'ago', seconds };
  }
  const read = {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hours: Number(hours),
    minutes: Number(minutes),
  };
  const exists =
    read.month >= 1 && read.month <= 12 && read.day >= 1 && read.day <= daysOf(read.year, read.month);
  return exists && read.hours < 24 && read.minutes < 60 ? { type: 'date', ...read } : undefined;
}

/** Days that have names, in the languages of the clients. */
const named: Readonly<Record<string, number>> = {
  today: 0,
  yesterday: 1,
  "aujourd'hui": 0,
  'aujourd’hui': 0,
  hier: 1,
};

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
