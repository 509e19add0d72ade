import { widthOf } from '../../packages/terminal/src/full/text/cells.ts';
import { colour, ground, ink, rgb } from './palette.ts';

/** How text looks. */
export interface Look {
  readonly ink: string | undefined;
  readonly ground: string | undefined;
  readonly bold: boolean;
  readonly underlined: boolean;
}

/** Text of one look, and the column in which it begins. */
export interface Run extends Look {
  readonly column: number;
  readonly text: string;
}

type Pen = Look & { readonly reversed: boolean; readonly dim: boolean };

const plain: Pen = {
  ink: undefined,
  ground: undefined,
  bold: false,
  underlined: false,
  reversed: false,
  dim: false,
};

/** Reads rows of a screen as `tmux capture-pane -e` gives them: a look lasts over the ends of rows. */
export function readScreen(rows: readonly string[]): Run[][] {
  let pen = plain;
  return rows.map(row => {
    const runs: Run[] = [];
    let column = 0;
    for (const [, codes, text] of row.replace(/[\x0e\x0f]/g, '').matchAll(/\x1b\[([\d;:]*)m|([^\x1b]+)/g)) {
      if (text === undefined) pen = dipped(pen, (codes ?? '').split(/[;:]/).map(Number));
      else {
        runs.push({ column, text, ...shown(pen) });
        column += widthOf(text);
      }
    }
    return runs;
  });
}

/** The pen after some codes of "Select Graphic Rendition" (ECMA-48, 8.3.117). */
function dipped(before: Pen, codes: readonly number[]): Pen {
  let pen = before;
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    if (code === 38 || code === 48) {
      const [kind = 0, ...parts] = codes.slice(at + 1);
      const as = code === 38 ? 'ink' : 'ground';
      const [first = 0, second = 0, third = 0] = parts;
      pen = { ...pen, [as]: kind === 5 ? colour(first, as) : rgb(first, second, third) };
      at += kind === 5 ? 2 : 4;
    } else pen = { ...pen, ...change(code) };
  }
  return pen;
}

function change(code: number): Partial<Pen> {
  if (code === 0) return plain;
  if (code === 1) return { bold: true };
  if (code === 2) return { dim: true };
  if (code === 4) return { underlined: true };
  if (code === 7) return { reversed: true };
  if (code === 22) return { bold: false, dim: false };
  if (code === 24) return { underlined: false };
  if (code === 27) return { reversed: false };
  if (code >= 30 && code <= 37) return { ink: colour(code - 30, 'ink') };
  if (code === 39) return { ink: undefined };
  if (code >= 40 && code <= 47) return { ground: colour(code - 40, 'ground') };
  if (code === 49) return { ground: undefined };
  if (code >= 90 && code <= 97) return { ink: colour(code - 82, 'ink') };
  if (code >= 100 && code <= 107) return { ground: colour(code - 92, 'ground') };
  return {};
}

function shown(pen: Pen): Look {
  const { bold, underlined } = pen;
  if (pen.reversed) return { ink: pen.ground ?? ground, ground: pen.ink ?? ink, bold, underlined };
  return { ink: pen.dim ? colour(8, 'ink') : pen.ink, ground: pen.ground, bold, underlined };
}
