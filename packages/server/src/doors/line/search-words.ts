import { readDuration } from '@salon/protocol';
import type { Sought } from '../../history/reading/librarian.ts';

/** What someone searches for, and where if she says so. */
export interface Searched extends Omit<Sought, 'limit' | 'in'> {
  /** A room or a pseudo. */
  readonly in?: string;
}

/**
 * Reads what stands behind /search: words and "phrases", and among them who said it (`from:alice`), when
 * (`after:2026-01-01`, `before:2h`), and where (`in:#tea`). Undefined when it is nothing to search for, or a time is
 * none. `now` is in milliseconds since 1970.
 */
export function readSearch(text: string, now: number): Searched | undefined {
  const words: string[] = [];
  const named = new Map<string, string>();
  for (const [word, name = '', value = ''] of text.matchAll(wordOrPhrase)) {
    if (names.has(name.toLowerCase())) named.set(name.toLowerCase(), value);
    else words.push(word);
  }
  const [from, place] = [named.get('from'), named.get('in')];
  const after = timeOf(named.get('after'), now);
  const before = timeOf(named.get('before'), now);
  const isFaulty = after === 'none' || before === 'none' || (words.length === 0 && from === undefined);
  if (isFaulty) return undefined;
  return {
    ...(words.length > 0 && { text: words.join(' ') }),
    ...(from !== undefined && { from }),
    ...(after !== undefined && { after }),
    // What is said on a day is not said before it.
    ...(before !== undefined && { before: before - 1 }),
    ...(place !== undefined && { in: place }),
  };
}

const names: ReadonlySet<string> = new Set(['from', 'in', 'after', 'before']);

/** A phrase in quotes, or a word, which may be a name with a value. */
const wordOrPhrase = /"[^"]*"?|([a-z]+):([^\s"]+)|\S+/gi;

/** When a day began, or what time it was so long ago. */
function timeOf(text: string | undefined, now: number): number | 'none' | undefined {
  if (text === undefined) return undefined;
  if (/^\d{4}-\d\d-\d\d$/.test(text)) {
    const at = Date.parse(`${text}T00:00:00.000Z`);
    return Number.isNaN(at) ? 'none' : at;
  }
  const seconds = readDuration(text)?.seconds;
  return seconds === undefined ? 'none' : now - seconds * 1000;
}
