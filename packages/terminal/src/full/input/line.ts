import { graphemesOf, widthOf } from '../text/cells.ts';
import { harmless } from '../text/harmless.ts';

/** A line that is being typed. */
export interface Line {
  readonly text: string;
  /** In UTF-16 units; always between two of what people take for one character. */
  readonly caret: number;
}

/** With nothing in it. */
export const emptyLine: Line = { text: '', caret: 0 };

/** A line with the caret at its end. */
export function lineOf(text: string): Line {
  return { text, caret: text.length };
}

/** The line as others may see it who look at the screen: of a password nothing but how long it is. */
export function hidden({ text, caret }: Line): Line {
  return { text: '•'.repeat(text.length), caret };
}

/** Puts text where the caret is. */
export function typed({ text, caret }: Line, more: string): Line {
  return { text: text.slice(0, caret) + more + text.slice(caret), caret: caret + more.length };
}

/** Puts text in place of a range. */
export function replaced({ text }: Line, from: number, to: number, by: string): Line {
  return { text: text.slice(0, from) + by + text.slice(to), caret: from + by.length };
}

/** How a caret moves or what goes away between it and there. */
export type Reach = 'character-left' | 'character-right' | 'word-left' | 'word-right' | 'start' | 'end';

/** The caret elsewhere. */
export function moved(line: Line, reach: Reach): Line {
  return { text: line.text, caret: placeOf(line, reach) };
}

/** Without what stands between the caret and there. */
export function cut(line: Line, reach: Reach): { readonly line: Line; readonly gone: string } {
  const place = placeOf(line, reach);
  const from = Math.min(place, line.caret);
  const to = Math.max(place, line.caret);
  return { line: replaced(line, from, to, ''), gone: line.text.slice(from, to) };
}

/** The caret in the row above (-1) or below, as far to the right as it was; undefined where there is none. */
export function rowMoved({ text, caret }: Line, by: -1 | 1): Line | undefined {
  const from = text.lastIndexOf('\n', caret - 1) + 1;
  const edge = by === -1 ? from - 1 : text.indexOf('\n', caret);
  if (edge < 0 || (by === -1 && from === 0)) return undefined;
  const to = by === -1 ? text.lastIndexOf('\n', edge - 1) + 1 : edge + 1;
  const [row = ''] = text.slice(to, to + rowUnitsMax).split('\n', 1);
  let cells = widthOf(text.slice(from, caret));
  let at = to;
  for (const grapheme of graphemesOf(row)) {
    cells -= widthOf(grapheme);
    if (cells < 0) break;
    at += grapheme.length;
  }
  return { text, caret: at };
}

/** Further to the right a caret does not go when it changes the row: nobody sees as much at once. In UTF-16 units. */
const rowUnitsMax = 10_000;

/** Nobody means one character by more, in UTF-16 units; a whole book may stand in the line. */
const characterUnitsMax = 256;

function wordBefore(text: string, caret: number): number {
  const isSpace = (at: number) => /\s/.test(text.charAt(at));
  let at = caret;
  while (at > 0 && isSpace(at - 1)) at -= 1;
  while (at > 0 && !isSpace(at - 1)) at -= 1;
  return at;
}

function placeOf({ text, caret }: Line, reach: Reach): number {
  switch (reach) {
    case 'start':
      return 0;
    case 'end':
      return text.length;
    case 'character-left':
      return (
        caret - (graphemesOf(text.slice(Math.max(0, caret - characterUnitsMax), caret)).at(-1)?.length ?? 0)
      );
    case 'character-right':
      return caret + (graphemesOf(text.slice(caret, caret + characterUnitsMax))[0]?.length ?? 0);
    case 'word-left':
      return wordBefore(text, caret);
    case 'word-right':
      return caret + (/^\s*\S*/.exec(text.slice(caret))?.[0].length ?? 0);
    default:
      return reach satisfies never;
  }
}

/** The piece of a line, made harmless, that fits into so many cells with the caret in it, and the cell of the caret. */
export function windowOf(
  { text, caret }: Line,
  width: number,
): { readonly text: string; readonly at: number } {
  const shown = (part: string) => harmless(part.replaceAll('\n', '⏎').replaceAll('\t', ' '));
  const room = Math.max(1, width - 1);
  const before = graphemesOf(shown(text.slice(0, caret)));
  const behind = graphemesOf(shown(text.slice(caret)));
  let at = before.reduce((sum, grapheme) => sum + widthOf(grapheme), 0);
  let from = 0;
  // A third of the width is let go at a time, or each key at the end would move all that is seen.
  while (at > room) {
    const aim = at - Math.ceil(room / 3);
    while (at > aim && from < before.length) {
      at -= widthOf(before[from] ?? '');
      from += 1;
    }
  }
  let piece = before.slice(from).join('');
  let left = room - at;
  for (const grapheme of behind) {
    left -= widthOf(grapheme);
    if (left < 0) break;
    piece += grapheme;
  }
  return { text: piece, at };
}
