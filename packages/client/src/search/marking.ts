/** A stretch of a text, and whether it is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly isFound: boolean;
}

/** How many characters are shown of a long text, where nothing else is said. */
const enough = 320;

/** Parts a text at the words that were looked for, whatever their case. Where they overlap they are one stretch. */
export function markedPieces(text: string, terms: readonly string[]): readonly Piece[] {
  const found = stretches(text, terms);
  const pieces: Piece[] = [];
  let at = 0;
  for (const [from, to] of found) {
    if (from > at) pieces.push({ text: text.slice(at, from), isFound: false });
    pieces.push({ text: text.slice(from, to), isFound: true });
    at = to;
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), isFound: false });
  return pieces;
}

/**
 * The part of a text in which the first found word stands, no longer than so many characters but for the `…` where
 * something is left out.
 */
export function excerpt(text: string, terms: readonly string[], most = enough): string {
  if (text.length <= most) return text;
  const before = Math.floor(most / 5);
  const first = stretches(text, terms)[0]?.[0] ?? 0;
  const from = first <= before * 2 ? 0 : wordStart(text, first - before, before);
  const to = Math.min(text.length, from + most);
  return `${from > 0 ? '…' : ''}${text.slice(from, to).trim()}${to < text.length ? '…' : ''}`;
}

/** Where the next word begins, if that is within so many characters. */
function wordStart(text: string, at: number, within: number): number {
  const space = text.indexOf(' ', at);
  return space < 0 || space >= at + within ? at : space + 1;
}

function stretches(text: string, terms: readonly string[]): readonly (readonly [number, number])[] {
  const words = terms.filter(term => term !== '').map(term => escaped(term).replace(/\s+/g, '\\s+'));
  if (words.length === 0) return [];
  // By length: of `tea` and `teapot` the longer one is found.
  words.sort((a, b) => b.length - a.length);
  const merged: [number, number][] = [];
  for (const found of text.matchAll(new RegExp(words.join('|'), 'giu'))) {
    const last = merged.at(-1);
    const to = found.index + found[0].length;
    if (last !== undefined && last[1] >= found.index) last[1] = Math.max(last[1], to);
    else merged.push([found.index, to]);
  }
  return merged;
}

/** A text as a pattern that means nothing but itself. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
