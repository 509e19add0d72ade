import { Writable } from 'node:stream';

/** The terminal's side that shows: standard output, or a stand-in of a test. */
export interface Display {
  /** Width in cells. */
  readonly columns: number;
  write(text: string): unknown;
  on(event: 'resize', listener: () => void): unknown;
  off(event: 'resize', listener: () => void): unknown;
}

/** What readline writes to: it can hold several writes back and send them as one. */
export class Pen extends Writable {
  /** Width in cells, as far as readline knows. */
  columns: number;
  readonly #display: Display;
  #gathered: string | undefined;

  constructor(display: Display) {
    super({ decodeStrings: false });
    this.#display = display;
    this.columns = display.columns;
  }

  /** Runs `draw`; all that it writes goes out in one write, so that nothing flickers. May be nested. */
  gather(draw: () => void): void {
    if (this.#gathered !== undefined) {
      draw();
      return;
    }
    this.#gathered = '';
    try {
      draw();
    } finally {
      const text = this.#gathered;
      this.#gathered = undefined;
      if (text !== '') this.#display.write(text);
    }
  }

  override _write(chunk: string, _encoding: BufferEncoding, done: () => void): void {
    if (this.#gathered === undefined) this.#display.write(chunk);
    else this.#gathered += chunk;
    done();
  }
}
