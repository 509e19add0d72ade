/** The time of the day, as `07:05`. */
export function clockOf(at: number): string {
  const time = new Date(at);
  return `${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** The day, as `Monday, 23 November 2026`. */
export function dayOf(at: number): string {
  return dayFormat.format(at);
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

function two(number: number): string {
  return String(number).padStart(2, '0');
}
