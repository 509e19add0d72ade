/** How many seconds each unit of a duration has. */
const units: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 7 * 86_400,
  y: 365 * 86_400,
};

/** Longer is for ever, or a mistake. */
const secondsMax = 100 * 365 * 86_400;

/** A duration, or for ever; undefined when a text is none. */
export type Duration = { readonly seconds: number | undefined };

/**
 * Reads a duration such as `30m`, `12h`, `7d` or `1w2d`; `0` is for ever. A number alone counts units of `bare`
 * seconds, where one may stand.
 */
export function readDuration(text: string, bare?: number): Duration | undefined {
  if (/^0+$/.test(text)) return { seconds: undefined };
  if (/^\d{1,9}$/.test(text) && bare !== undefined) return bounded(Number(text) * bare);
  if (!/^(\d{1,9}[smhdwy])+$/i.test(text)) return undefined;
  let seconds = 0;
  for (const [, count, unit = ''] of text.toLowerCase().matchAll(/(\d+)([smhdwy])/g)) {
    seconds += Number(count) * (units[unit] ?? 0);
  }
  return bounded(seconds);
}

function bounded(seconds: number): Duration | undefined {
  if (seconds > secondsMax) return undefined;
  return { seconds: seconds === 0 ? undefined : seconds };
}
