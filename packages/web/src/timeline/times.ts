import type { Preferences } from '../settings/preferences.ts';

/** Times and days as the user likes them. All take milliseconds since 1970. */
export interface Times {
  /** The time of day, as `12:34`. */
  readonly clock: (at: number) => string;
  /** The day, as `Today` or `Monday, 23 November`; with the year when it is another one. */
  readonly day: (at: number, now?: number) => string;
  /** The day in short and the time, for what is not of today; else the time alone. */
  readonly short: (at: number, now?: number) => string;
  /** All of it, for tooltips. */
  readonly full: (at: number) => string;
}

const dayMs = 86_400_000;
const made = new Map<string, Times>();

/** The times of a language, such as `en-GB`, and a clock. Made once for each. */
export function timesFor(language: string, clock: Preferences['clock']): Times {
  const name = `${language} ${clock}`;
  const times = made.get(name) ?? make(language, clock);
  made.set(name, times);
  return times;
}

/** The language as it is where the user lives, when the browser knows: `en` says nothing of how days are written. */
export function regional(language: string, known: readonly string[]): string {
  return known.find(one => one === language || one.startsWith(`${language}-`)) ?? language;
}

function make(language: string, clock: Preferences['clock']): Times {
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, options);
  const cycle = clock === 'auto' ? {} : ({ hourCycle: clock === '12' ? 'h12' : 'h23' } as const);
  const time = format({ hour: clock === '24' ? '2-digit' : 'numeric', minute: '2-digit', ...cycle });
  const day = format({ weekday: 'long', day: 'numeric', month: 'long' });
  const dayOfYear = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const brief = format({ day: 'numeric', month: 'short' });
  const briefOfYear = format({ day: 'numeric', month: 'short', year: 'numeric' });
  const near = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  const sameYear = (a: number, b: number) => new Date(a).getFullYear() === new Date(b).getFullYear();
  return {
    clock: at => time.format(at),
    day: (at, now = Date.now()) => {
      const ago = Math.round((midnight(at) - midnight(now)) / dayMs);
      if (ago === 0 || ago === -1) return capitalised(near.format(ago, 'day'), language);
      return capitalised((sameYear(at, now) ? day : dayOfYear).format(at), language);
    },
    short: (at, now = Date.now()) => {
      if (midnight(at) === midnight(now)) return time.format(at);
      return `${(sameYear(at, now) ? brief : briefOfYear).format(at)}, ${time.format(at)}`;
    },
    full: at => `${dayOfYear.format(at)}, ${time.format(at)}`,
  };
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

function capitalised(text: string, language: string): string {
  return text.slice(0, 1).toLocaleUpperCase(language) + text.slice(1);
}
