/** The time of the day, as `07:05`. */
export function clockOf(at: number): string {
  const time = new Date(at);
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** The day, as `Monday, 23 November 2026`. */
export function dayOf(at: number): string {
  return dayFormat.format(at);
}

/** The time, with the day when it is not today and the year when it is not this one: `10 Oct 18:55`. */
export function momentOf(at: number, now: number): string {
  if (dayNumber(at) === dayNumber(now)) return clockOf(at);
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return `${(isThisYear ? shortDay : shortDayOfYear).format(at)} ${clockOf(at)}`;
}

/** The day as the same number for all times of it. */
export function dayNumber(at: number): number {
  const time = new Date(at);
  return time.getFullYear() * 10_000 + time.getMonth() * 100 + time.getDate();
}

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

const shortDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const shortDayOfYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });

function two(number: number): string {
  return String(number).padStart(2, '0');
}
