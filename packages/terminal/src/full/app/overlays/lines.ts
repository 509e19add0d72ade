import type { Deed } from '../../input/bindings.ts';
import type { Press } from '../../input/presses.ts';
import type { Row } from '../../text/span.ts';
import { wrapped } from '../../text/wrap.ts';
import { type Pressed, rowsOf, type Space } from './pressed.ts';

/** How many rows the wheel moves at a time. */
const wheelRows = 3;

/** Lines to be read once. */
export class Lines {
  readonly kind = 'lines';
  readonly title: string;
  private readonly lines: readonly Row[];
  private readonly indent: number;
  /** The letter that opened it: `??` and `? ` begin a line. */
  private readonly openedBy: string | undefined;
  /** The lines as they were wrapped last: there may be thousands of them, and a frame for each word that is said. */
  private made: { readonly columns: number; readonly rows: readonly Row[] } | undefined;
  /** The first row that is seen. */
  private from = 0;

  /** What does not fit into a row goes on in rows that begin `indent` cells further to the right. */
  constructor(title: string, lines: readonly Row[], indent = 0, openedBy?: string) {
    this.title = title;
    this.lines = lines;
    this.indent = indent;
    this.openedBy = openedBy;
  }

  /** The rows that are seen. */
  seen({ columns, rows }: Space): readonly Row[] {
    const all = this.wrappedTo(columns);
    this.from = Math.max(0, Math.min(this.from, all.length - rows));
    return all.slice(this.from, this.from + rows);
  }

  private wrappedTo(columns: number): readonly Row[] {
    if (this.made?.columns !== columns) {
      const rows = this.lines.flatMap(line => wrapped(line, columns, this.indent));
      this.made = { columns, rows };
    }
    return this.made.rows;
  }

  /** Keys that move over it do so; any other one closes it, and a letter is typed besides. */
  press(press: Press, deed: Deed | undefined, space: Space): Pressed {
    const by = press.type === 'wheel' ? press.by * wheelRows : rowsOf(deed, space.rows);
    if (by === undefined) return this.ended(press);
    this.from = Math.max(0, this.from + by);
    this.seen(space);
    return 'stays';
  }

  private ended(press: Press): Pressed {
    if (press.type !== 'text') return 'closes';
    if (!/^[? ]$/.test(press.text)) return 'passes';
    return this.openedBy === undefined ? 'closes' : { typed: this.openedBy + press.text };
  }
}
