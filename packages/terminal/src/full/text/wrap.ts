import { graphemesOf, widthOf } from './cells.ts';
import { plain, type Row, type Span } from './span.ts';

/** What people take for one character: where it stands in which span of a line. */
interface Character {
  readonly span: Span;
  readonly from: number;
  readonly to: number;
  readonly width: number;
  readonly isSpace: boolean;
  /** Whether a row may begin with it, though no space stands before it. */
  readonly mayBegin: boolean;
}

/** Chinese and Japanese have no spaces: a row ends beside any of their characters, but none begins with these. */
const neverFirst = /^[、。，．：；！？）］｝」』】〉》〕’”ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]/u;

/**
 * Breaks a line into rows of at most so many cells: at spaces and between wide characters where it can, never within what
 * people take for one character. So an address stands in one row whenever it fits into one, and terminals can open it.
 * All but the first begin with so many spaces.
 */
export function wrapped(line: Row, width: number, indent = 0): readonly Row[] {
  const characters = line.flatMap(charactersOf);
  const rows: Row[] = [];
  let from = 0;
  while (from < characters.length) {
    const before = from === 0 ? 0 : indent;
    const to = endOfRow(characters, from, Math.max(2, width - before));
    const row = rowOf(withoutHanging(characters.slice(from, to), to === characters.length, width - before));
    rows.push(before === 0 ? row : [{ text: ' '.repeat(before), style: plain }, ...row]);
    from = to;
  }
  return rows.length === 0 ? [[]] : rows;
}

function charactersOf(span: Span): readonly Character[] {
  let from = 0;
  let isBehindWide = false;
  return graphemesOf(span.text).map(grapheme => {
    const to = from + grapheme.length;
    const width = widthOf(grapheme);
    const mayBegin =
      width > 1 ? !neverFirst.test(grapheme) : isBehindWide && /^[\p{L}\p{N}(]/u.test(grapheme);
    const character = { span, from, to, width, isSpace: grapheme === ' ', mayBegin };
    from = to;
    isBehindWide = width > 1;
    return character;
  });
}

/** The index behind the last character of the row that begins there. A space at its end may hang over. */
function endOfRow(characters: readonly Character[], from: number, width: number): number {
  let taken = 0;
  let breakAt: number | undefined;
  for (let at = from; at < characters.length; at += 1) {
    const character = characters[at];
    if (character === undefined) break;
    if (taken + character.width > width) {
      if (character.isSpace) return at + 1;
      if (character.mayBegin && at > from) return at;
      return breakAt ?? Math.max(at, from + 1);
    }
    taken += character.width;
    if (character.isSpace) breakAt = at + 1;
    else if (character.mayBegin && at > from) breakAt = at;
  }
  return characters.length;
}

/** A space that nobody sees is not in a row: before a break, and where there is no room for it. */
function withoutHanging(row: readonly Character[], isLast: boolean, width: number): readonly Character[] {
  if (row.at(-1)?.isSpace !== true) return row;
  const isInside = isLast && row.reduce((cells, character) => cells + character.width, 0) <= width;
  return isInside ? row : row.slice(0, -1);
}

/** Each span of it is cut out of the line at once: put together letter by letter it would take ten times as much memory. */
function rowOf(characters: readonly Character[]): Row {
  const row: Span[] = [];
  let first = 0;
  for (const [at, { span, to }] of characters.entries()) {
    if (characters[at + 1]?.span === span) continue;
    row.push({ text: span.text.slice(characters[first]?.from, to), style: span.style });
    first = at + 1;
  }
  return row;
}
