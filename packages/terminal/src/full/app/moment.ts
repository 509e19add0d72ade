import type { Moment } from '@salon/client';

/** When a moment is, for who lives in this time zone. Milliseconds since 1970. */
export function timeOf(moment: Moment, now: number): number {
  if (moment.type === 'ago') return now - moment.seconds * 1000;
  if (moment.type === 'date') {
    return new Date(moment.year, moment.month - 1, moment.day, moment.hours, moment.minutes).getTime();
  }
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() - moment.days).getTime();
}
