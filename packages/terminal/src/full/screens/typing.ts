import type { Line } from '../input/line.ts';
import { theme } from '../talk/theme.ts';
import { clipped, graphemesOf, widthOf } from '../text/cells.ts';
import { harmless } from '../text/harmless.ts';
import { plain, type Row } from '../text/span.ts';
import type { Spot } from './frame.ts';

/** The line that is typed in, as rows of a screen. */
export interface Typing {
  readonly rows: readonly Row[];
  /** Where the cursor stands in them. */
  readonly cursor: Spot;
}

/** How many rows a line may take of a screen of so many. */
export function typingRowsMax(rows: number): number {
  return Math.max(1, Math.min(5, Math.floor(rows / 4)));
}

/** Breaks a line into at most so many rows: those around the cursor. */
export function typingOf(prompt: string, line: Line, width: number, rowsMax: number): Typing {
  const { text, caret } = nearCaret(line, lengthsOfScreen * width * rowsMax);
  const before = clipped(prompt, Math.floor(width / 2));
  const indent = widthOf(before);
  const rows = [''];
  let x = indent;
  let cursor: Spot | undefined;
  let at = 0;
  const broken = (): void => {
    rows.push('');
    x = indent;
  };
  for (const grapheme of graphemesOf(text)) {
    const shown = grapheme === '\n' ? '' : harmless(grapheme);
    const cells = widthOf(shown);
    if (x + cells > width) broken();
    if (at >= caret) cursor ??= { x, y: rows.length - 1 };
    rows[rows.length - 1] += shown;
    x += cells;
    if (grapheme === '\n') broken();
    at += grapheme.length;
  }
  if (x >= width) broken();
  cursor ??= { x, y: rows.length - 1 };
  const from = Math.max(0, Math.min(cursor.y - rowsMax + 1, rows.length - rowsMax));
  const spaces = ' '.repeat(indent);
  return {
    rows: rows.slice(from, from + rowsMax).map((shown, index): Row => {
      const head =
        from + index === 0 ? { text: before, style: theme.prompt } : { text: spaces, style: plain };
      return [head, { text: shown, style: plain }];
    }),
    cursor: { x: cursor.x, y: cursor.y - from },
  };
}

/** How many times what is seen of a line is looked at: some characters are made of many, and take two cells. */
const lengthsOfScreen = 4;

/**
 * What may be seen of a line of which a whole book was pasted: it would be broken into rows again at each key. It begins at a
 * multiple of the length, so that rows stay as they are while the caret moves.
 */
function nearCaret({ text, caret }: Line, length: number): Line {
  const from = Math.max(0, Math.floor(caret / length) - 1) * length;
  return { text: text.slice(from, caret + length), caret: caret - from };
}
