import type { Depth } from '../text/colours.ts';
import { painted } from '../text/paint.ts';
import type { Row } from '../text/span.ts';
import type { Frame, Piece } from './frame.ts';

/** Where a screen is drawn: a terminal. */
export interface Canvas {
  /** Whether what was written is still on its way, so that the rest had better wait for `drain`. */
  readonly writableNeedDrain: boolean;
  write(text: string): boolean;
  once(event: 'drain', call: () => void): unknown;
}

// The other screen of the terminal, so that the shell's comes back; no wrapping at the right edge; bracketed paste.
const opening = '\x1b[?1049h\x1b[?7l\x1b[?2004h';
const closing = '\x1b[?2004l\x1b[?7h\x1b[0m\x1b[?25h\x1b[?1049l';

// The mouse with coordinates of any size: the wheel and clicks.
const mouseOn = '\x1b[?1000h\x1b[?1006h';
const mouseOff = '\x1b[?1006l\x1b[?1000l';

// Between these a terminal that knows them (synchronized output, private mode 2026) shows nothing half drawn.
const frameBegin = '\x1b[?2026h\x1b[?25l';
const frameEnd = '\x1b[?25h\x1b[?2026l';

const ascii = /^[\x1b -~│]*$/;

/** What a row is on this terminal. */
interface Drawn {
  readonly text: string;
  /** Whether every terminal agrees on how wide it is. */
  readonly isSure: boolean;
}

/** Draws frames: writes what is not on the screen yet, and nothing else. */
export class Painter {
  private readonly canvas: Canvas;
  private readonly depth: Depth;
  private hearsMouse: boolean;
  /** What stands on the screen: for each row its pieces by their column, with what was written for them. */
  private shown: ReadonlyMap<number, Drawn & { readonly width: number }>[] = [];
  /** Most rows of a frame were in the one before. */
  private readonly drawn = new WeakMap<Row, Drawn>();
  private cursor = '';
  /** The newest frame, while older ones are on their way to a slow terminal. */
  private waiting: Frame | undefined;

  constructor(canvas: Canvas, depth: Depth, hearsMouse = true) {
    this.canvas = canvas;
    this.depth = depth;
    this.hearsMouse = hearsMouse;
  }

  /** Takes the whole screen. */
  open(): void {
    this.canvas.write(`${opening}${this.hearsMouse ? mouseOn : ''}\x1b[2J`);
    this.forget();
  }

  /** Gives it back as it was before. */
  close(): void {
    this.canvas.write(mouseOff + closing);
    this.waiting = undefined;
  }

  /** Whether the terminal tells of the wheel and of clicks; otherwise it selects text by them. */
  hearMouse(isHeard: boolean): void {
    this.hearsMouse = isHeard;
    this.canvas.write(isHeard ? mouseOn : mouseOff);
  }

  /** What stands on the screen is not known any more: the next frame is drawn whole. */
  clear(): void {
    this.canvas.write('\x1b[0m\x1b[2J');
    this.forget();
  }

  /** Frames that come faster than the terminal takes them are left out, except for the newest. */
  draw(frame: Frame): void {
    if (this.canvas.writableNeedDrain) {
      if (this.waiting === undefined) this.canvas.once('drain', () => this.drawWaiting());
      this.waiting = frame;
      return;
    }
    const rows = frame.rows.map((pieces, y) => this.change(pieces, y)).join('');
    const cursor = `\x1b[${frame.cursor.y + 1};${frame.cursor.x + 1}H`;
    if (rows === '' && cursor === this.cursor) return;
    this.cursor = cursor;
    this.canvas.write(rows === '' ? cursor : `${frameBegin}${rows}${cursor}${frameEnd}`);
  }

  private drawWaiting(): void {
    const { waiting } = this;
    this.waiting = undefined;
    if (waiting !== undefined) this.draw(waiting);
  }

  private forget(): void {
    this.shown = [];
    this.cursor = '';
  }

  /** What has to be written so that a row becomes what it is to be. */
  private change(pieces: readonly Piece[], y: number): string {
    const before = this.shown[y];
    const after = new Map<number, Drawn & { readonly width: number }>();
    let change = '';
    let isUnsure = before === undefined || before.size !== pieces.length;
    for (const { column, width, row } of pieces) {
      const { text, isSure } = this.drawnOf(row);
      const old = before?.get(column);
      after.set(column, { text, isSure, width });
      if (old !== undefined && old.width === width && old.text === text && !isUnsure) continue;
      change += `\x1b[${y + 1};${column + 1}H\x1b[${width}X${text}`;
      // Terminals do not agree on how wide some characters are: what stands behind them is drawn again.
      isUnsure ||= !isSure || old?.isSure === false;
    }
    this.shown[y] = after;
    return change;
  }

  private drawnOf(row: Row): Drawn {
    const known = this.drawn.get(row);
    if (known !== undefined) return known;
    const text = painted(row, this.depth);
    const drawn = { text, isSure: ascii.test(text) };
    this.drawn.set(row, drawn);
    return drawn;
  }
}
