import type { Row } from '../text/span.ts';

/** A piece of one row of the screen: where it begins, and how many cells are its own. */
export interface Piece {
  readonly column: number;
  readonly width: number;
  /** Nothing in it is wider than the piece. */
  readonly row: Row;
}

/** A place on the screen, from 0. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** All that is seen at a time. */
export interface Frame {
  /** One for each row of the screen, from top to bottom; the pieces of each from left to right. */
  readonly rows: readonly (readonly Piece[])[];
  readonly cursor: Spot;
}

/** Rows one below the other, in a column of the screen. */
export interface Pane {
  readonly width: number;
  readonly rows: readonly Row[];
  /** Whether fewer rows than there is room for stand at the bottom. */
  readonly isAtBottom?: boolean;
}

/** Panes beside each other with a line between them, so many rows high. */
export function beside(panes: readonly Pane[], height: number): readonly (readonly Piece[])[] {
  return Array.from({ length: height }, (_, y) => {
    const pieces: Piece[] = [];
    let column = 0;
    for (const { width, rows, isAtBottom = false } of panes) {
      if (column > 0) pieces.push({ column: column - 1, width: 1, row: rule });
      const at = isAtBottom ? y - Math.max(0, height - rows.length) : y;
      pieces.push({ column, width, row: rows[at] ?? nothing });
      column += width + 1;
    }
    return pieces;
  });
}

/** A row from side to side. */
export function across(row: Row, width: number): readonly Piece[] {
  return [{ column: 0, width, row }];
}

const nothing: Row = [];
const rule: Row = [{ text: '│', style: { dim: true } }];
