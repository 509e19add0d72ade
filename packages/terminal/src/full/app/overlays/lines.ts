import type { Deed } from '../../input/bindings.ts';
import type { Press } from '../../input/presses.ts';
import type { Row } from '../../text/span.ts';
import { wrapped } from '../../text/wrap.ts';
import { type Pressed, rowsOf } from './pressed.ts';

/** How many rows the wheel moves at a time. */
const wheelRows = 3;

/** Lines to be read once. */
export class Lines {
  readonly kind = 'lines';
  readonly title: string;
  readonly rows: readonly Row[];
  /** The first that is seen. */
  from = 0;

  /** What does not fit into a row goes on in rows that begin `indent` cells further to the right. */
  constructor(title: string, rows: readonly Row[], width: number, indent = 0) {
    this.title = title;
    this.rows = rows.flatMap(row => wrapped(row, width, indent));
  }

  /** Keys that move over it do so; any other one closes it. `page` is how many rows are seen. */
  press(press: Press, deed: Deed | undefined, page: number): Pressed {
    const by = press.type === 'wheel' ? press.by * wheelRows : rowsOf(deed, page);
    if (by === undefined) return 'closes';
    this.from = Math.max(0, Math.min(this.from + by, this.rows.length - page));
    return 'stays';
  }
}
