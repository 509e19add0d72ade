import type { ImportedScram } from './imported.ts';

/** An object of JSON, by keys in lower case: all of these servers read theirs in any case. */
export type Fields = ReadonlyMap<string, unknown>;

/** The fields of an object; undefined when a value is none. */
export function fieldsOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value).map(([key, field]) => [key.toLowerCase(), field]));
}

/** A text; undefined when it is empty, or no text. */
export function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A number, or a text of digits; undefined when it is neither. */
export function numberIn(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** The texts of a list; none when it is no list. */
export function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(one => typeof one === 'string' && one !== '') : [];
}

/**
 * A time in seconds or in nanoseconds since 1970, in milliseconds; undefined when there is none. No time in seconds is
 * as large as one of these years in nanoseconds.
 */
export function timeOf(value: unknown): number | undefined {
  const number = numberIn(value);
  if (number === undefined || number <= 0) return undefined;
  return Math.floor(number > largestSeconds ? number / 1e6 : number * 1000);
}

/** A time as RFC 3339 writes it, in milliseconds since 1970; undefined when it is none, or Go's zero time. */
export function dateOf(value: unknown): number | undefined {
  const at = Date.parse(textIn(value) ?? '');
  return at > 0 ? at : undefined;
}

/** Keys of SCRAM-SHA-256, if they can be such. */
export function scramOf(
  keys: {
    readonly [K in keyof ImportedScram]: unknown;
  },
): ImportedScram | undefined {
  const [salt, storedKey, serverKey] = [textIn(keys.salt), textIn(keys.storedKey), textIn(keys.serverKey)];
  const iterations = numberIn(keys.iterations) ?? 0;
  const fits = iterations >= 1 && iterations <= iterationsMax;
  if (salt === undefined || storedKey === undefined || serverKey === undefined || !fits) return undefined;
  const isKey = (key: string) => Buffer.from(key, 'base64').length === sha256Bytes;
  return isKey(storedKey) && isKey(serverKey) ? { salt, iterations, storedKey, serverKey } : undefined;
}

/** More is what no server asks its clients for. */
const iterationsMax = 10_000_000;
const sha256Bytes = 32;
const largestSeconds = 1e12;
