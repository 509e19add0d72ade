/** A piece of a file, with both ends in it. */
export interface Piece {
  readonly first: number;
  readonly last: number;
}

/**
 * The piece that a Range header asks for (RFC 9110, 14.2); undefined for the whole file, also where several pieces are
 * asked for, or in a way that nobody knows.
 */
export function rangeOf(header: string | undefined, bytes: number): Piece | 'impossible' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  if (from === '') {
    const length = Math.min(Number(to), bytes);
    return length === 0 ? 'impossible' : { first: bytes - length, last: bytes - 1 };
  }
  const first = Number(from);
  const last = to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (to !== '' && Number(to) < first) return undefined;
  return first >= bytes ? 'impossible' : { first, last };
}
