const units = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** How long something took, in the largest unit that fits, as `3 hours`; undefined for less than a minute. */
export function spanOf(seconds: number, language: string): string | undefined {
  const found = units.find(([, length]) => seconds >= length);
  if (found === undefined) return undefined;
  const [unit, length] = found;
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.floor(seconds / length),
  );
}
