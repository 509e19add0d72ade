/** Longest pause before the next attempt to come back, in milliseconds. */
export const retryMsMax = 30_000;

const retryMsFirst = 1_000;

/**
 * Milliseconds to wait after the `losses`-th failure in a row (the first is 1): 1, 2, 4 … 30 s, each up to a quarter
 * shorter or longer by `dice` (from 0 up to 1), so that the clients of a server that restarts do not all come at once.
 */
export function retryMs(losses: number, dice: number): number {
  const base = Math.min(retryMsMax, retryMsFirst * 2 ** Math.min(losses - 1, 10));
  return Math.min(retryMsMax, Math.round(base * (0.75 + dice / 2)));
}

/** The same pause as a person reads it: whole seconds. */
export function inSeconds(ms: number): string {
  return `${Math.max(1, Math.round(ms / 1000))} s`;
}
