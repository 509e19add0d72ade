import { readDuration } from '@salon/protocol';
import type { Part } from './librarian.ts';

/**
 * How much of a history someone wants who types it: the last messages, as in `50`, or those since a time ago, as in
 * `2h`; at most `max` messages. Undefined when it is neither. `now` is in milliseconds since 1970.
 */
export function amountOf(text: string, now: number, max: number): Part | undefined {
  if (/^\d{1,9}$/.test(text)) {
    const limit = Math.min(Number(text), max);
    return limit === 0 ? undefined : { type: 'latest', limit };
  }
  const seconds = readDuration(text)?.seconds;
  return seconds === undefined
    ? undefined
    : { type: 'latest', after: { at: now - seconds * 1000 }, limit: max };
}
