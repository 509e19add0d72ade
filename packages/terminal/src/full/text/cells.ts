import stringWidth from 'string-width';
import type { Row, Span } from './span.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

const ascii = /^[ -~]*$/;

/** What people take for one character, in the order of the text. */
export function graphemesOf(text: string): readonly string[] {
  if (ascii.test(text)) return text.split('');
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** How many cells of a terminal a text takes. */
export function widthOf(text: string): number {
  return ascii.test(text) ? text.length : stringWidth(text);
}

/** How many cells a row takes. */
export function rowWidth(row: Row): number {
  return row.reduce((width, span) => width + widthOf(span.text), 0);
}

/** The beginning of a text that fits, with an ellipsis where something is missing. */
export function clipped(text: string, width: number): string {
  if (width <= 0) return '';
  if (widthOf(text) <= width) return text;
  let taken = '';
  let room = width - 1;
  for (const grapheme of graphemesOf(text)) {
    room -= widthOf(grapheme);
    if (room < 0) break;
    taken += grapheme;
  }
  return `${taken}…`;
}

/** The beginning of a row that fits, with an ellipsis in the style of what is missing. */
export function clippedRow(row: Row, width: number): Row {
  if (rowWidth(row) <= width) return row;
  const shown: Span[] = [];
  let room = width;
  for (const { text, style } of row) {
    const own = widthOf(text);
    // One cell is kept for the ellipsis, for there is more.
    if (own < room) shown.push({ text, style });
    else return [...shown, { text: clipped(`${text}…`, room), style }];
    room -= own;
  }
  return shown;
}

/** A text of exactly so many cells: clipped, or with spaces behind it. */
export function padded(text: string, width: number): string {
  const fitting = clipped(text, width);
  return fitting + ' '.repeat(Math.max(0, width - widthOf(fitting)));
}

/** The same with the spaces before it. */
export function paddedLeft(text: string, width: number): string {
  const fitting = clipped(text, width);
  return ' '.repeat(Math.max(0, width - widthOf(fitting))) + fitting;
}
