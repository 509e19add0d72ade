import { z } from 'zod';

/** One word, as it may stand in the middle of a line of IRC. */
export function word(charsMax: number) {
  return z
    .string()
    .min(1)
    .max(charsMax)
    .regex(/^[^\s\p{Cc}:][^\s\p{Cc}]*$/u, 'one word without spaces or control characters');
}
