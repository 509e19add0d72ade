import type { LinkPhase } from '@salon/client';
import type { Entering } from '../app/entering.ts';
import { theme } from '../talk/theme.ts';
import { harmless } from '../text/harmless.ts';
import { type Row, rowOf } from '../text/span.ts';
import { wrapped } from '../text/wrap.ts';
import { across, type Frame } from './frame.ts';
import { typingOf, typingRowsMax } from './typing.ts';

/** Before the talk: where one comes in, what the door said, and the line to answer in. */
export function entryFrame(
  entering: Entering,
  link: LinkPhase,
  place: string,
  { columns, rows }: { readonly columns: number; readonly rows: number },
): Frame {
  const told = entering.told === '' ? [] : wrapped(rowOf(harmless(entering.told), theme.failed), columns);
  const state = stateOf(link, place);
  const lines: readonly Row[] = [
    rowOf('Salon', theme.title),
    rowOf(place, theme.quiet),
    [],
    ...told,
    ...(state === '' ? [] : wrapped(rowOf(state, theme.quiet), columns)),
    [],
    ...wrapped(rowOf('Enter comes in · Tab logs in with a password · Ctrl+C leaves', theme.quiet), columns),
  ];
  const typing = typingOf(entering.prompt, entering.shownLine, columns, typingRowsMax(rows));
  const height = rows - typing.rows.length;
  const above = Array.from({ length: height }, (_, y) => lines[y] ?? []);
  return {
    rows: [...above, ...typing.rows].map(row => across(row, columns)),
    cursor: { x: typing.cursor.x, y: height + typing.cursor.y },
  };
}

function stateOf(link: LinkPhase, place: string): string {
  switch (link.phase) {
    case 'waiting':
      return `Cannot come in at ${place} (${harmless(link.reason)}). It tries again; Ctrl+C leaves.`;
    case 'connecting':
    case 'registering':
    case 'catching-up':
      return 'Coming in…';
    default:
      return '';
  }
}
