import type { Deed } from './bindings.ts';
import { cut, type Line, moved, typed } from './line.ts';
import type { Press } from './presses.ts';

/** A line of one row as a press leaves it: the same one where the press edits nothing. */
export function edited(line: Line, press: Press, deed: Deed | undefined): Line {
  if (press.type === 'text') return typed(line, press.text);
  if (press.type === 'paste') return typed(line, press.text.replace(/\n+$/, '').replaceAll('\n', ' '));
  if (deed?.deed === 'move') return moved(line, deed.reach);
  if (deed?.deed === 'cut') return cut(line, deed.reach).line;
  return line;
}
