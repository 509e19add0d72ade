/** The middle value; of an even count the mean of the two in the middle. An empty list has none. */
export function median(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[sorted.length >> 1] ?? 0;
  const lower = sorted[(sorted.length - 1) >> 1] ?? 0;
  return (lower + upper) / 2;
}

/** How far apart the lowest and the highest value lie, as a part of the median: 0.1 is ten percent. */
export function spread(values: readonly number[]): number | undefined {
  const middle = median(values);
  if (middle === undefined || middle === 0) return undefined;
  return (Math.max(...values) - Math.min(...values)) / middle;
}

/** The value that such a part of them do not exceed. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN;
}
