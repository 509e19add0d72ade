import { Box, Text } from 'ink';
import { createElement as h, type ReactNode } from 'react';
import { padded, rowWidth } from '../text/cells.ts';
import type { Depth } from '../text/colours.ts';
import { painted } from '../text/paint.ts';
import { type Row, rowOf, type Style } from '../text/span.ts';

/** What a pane shows, and how many cells it has. */
interface PaneProps {
  readonly rows: readonly Row[];
  readonly width: number;
  readonly height: number;
  readonly depth: Depth;
  /** Whether fewer rows than there is room for stand at the bottom. */
  readonly isAtBottom?: boolean;
}

/** Rows one below the other, in a piece of the screen of its own. Each row is as wide as the pane, so that nothing is wrapped again. */
export function Pane({ rows, width, height, depth, isAtBottom = false }: PaneProps): ReactNode {
  const missing = Array.from({ length: Math.max(0, height - rows.length) }, (): Row => []);
  const all = isAtBottom ? [...missing, ...rows] : [...rows, ...missing];
  const text = all
    .slice(0, height)
    .map(row => painted(filled(row, width), depth))
    .join('\n');
  return h(Box, { width, height, flexShrink: 0 }, h(Text, { wrap: 'truncate' }, text));
}

function filled(row: Row, width: number): Row {
  const missing = width - rowWidth(row);
  return missing > 0 ? [...row, ...rowOf(' '.repeat(missing))] : row;
}

/** The line between two panes. */
export function Rule({ height, depth }: { readonly height: number; readonly depth: Depth }): ReactNode {
  const row = painted(rowOf('│', { dim: true }), depth);
  const text = Array.from({ length: height }, () => row).join('\n');
  return h(Box, { width: 1, height, flexShrink: 0 }, h(Text, null, text));
}

/** One row from side to side. */
export function Bar(props: {
  readonly text: string;
  readonly style: Style;
  readonly width: number;
  readonly depth: Depth;
}): ReactNode {
  const { text, style, width, depth } = props;
  return h(Pane, { rows: [rowOf(padded(text, width), style)], width, height: 1, depth });
}
