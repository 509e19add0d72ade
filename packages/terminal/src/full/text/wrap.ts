import { graphemesOf, widthOf } from './cells.ts';
import type { Row, Span, Style } from './span.ts';

interface Cell {
  readonly text: string;
  readonly width: number;
  readonly style: Style;
}

/** Breaks a line into rows of at most so many cells: at spaces where it can, never within what people take for one character. */
export function wrapped(line: Row, width: number): readonly Row[] {
  const cells = line.flatMap(({ text, style }) =>
    graphemesOf(text).map((grapheme): Cell => ({ text: grapheme, width: widthOf(grapheme), style })),
  );
  const rows: Row[] = [];
  let from = 0;
  while (from < cells.length) {
    const to = endOfRow(cells, from, Math.max(2, width));
    rows.push(joined(cells.slice(from, cells[to - 1]?.text === ' ' && to < cells.length ? to - 1 : to)));
    from = to;
  }
  return rows.length === 0 ? [[]] : rows;
}

/** The index behind the last cell of the row that begins there. A space at its end may hang over. */
function endOfRow(cells: readonly Cell[], from: number, width: number): number {
  let taken = 0;
  let breakAt: number | undefined;
  for (let at = from; at < cells.length; at += 1) {
    const cell = cells[at];
    if (cell === undefined) break;
    if (taken + cell.width > width) {
      if (cell.text === ' ') return at + 1;
      return breakAt ?? Math.max(at, from + 1);
    }
    taken += cell.width;
    if (cell.text === ' ') breakAt = at + 1;
  }
  return cells.length;
}

function joined(cells: readonly Cell[]): Row {
  const spans: Span[] = [];
  let text = '';
  let style: Style | undefined;
  for (const cell of cells) {
    if (cell.style !== style) {
      if (style !== undefined) spans.push({ text, style });
      text = '';
      style = cell.style;
    }
    text += cell.text;
  }
  if (style !== undefined) spans.push({ text, style });
  return spans;
}
