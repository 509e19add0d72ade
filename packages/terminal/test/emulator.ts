import xterm from '@xterm/headless';
import type { Canvas } from '../src/full/screens/painter.ts';

/** A terminal without a window: what was written to it can be read as people would see it. */
export class Emulator implements Canvas {
  /** Whether it takes nothing at the moment. */
  writableNeedDrain = false;
  /** All that was written. */
  written = '';
  private readonly terminal: InstanceType<typeof xterm.Terminal>;
  private drained: (() => void)[] = [];

  constructor(columns: number, rows: number) {
    this.terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  }

  write(text: string): boolean {
    this.written += text;
    this.terminal.write(text);
    return !this.writableNeedDrain;
  }

  once(_event: 'drain', call: () => void): void {
    this.drained.push(call);
  }

  /** Takes something again. */
  drain(): void {
    this.writableNeedDrain = false;
    const { drained } = this;
    this.drained = [];
    for (const call of drained) call();
  }

  /** What is seen, from top to bottom, without the spaces at the ends. */
  async rows(): Promise<readonly string[]> {
    await new Promise<void>(done => this.terminal.write('', done));
    const { active } = this.terminal.buffer;
    return Array.from(
      { length: this.terminal.rows },
      (_, y) => active.getLine(y)?.translateToString(true) ?? '',
    );
  }

  /** Where the cursor stands, from 0. */
  async cursor(): Promise<{ readonly x: number; readonly y: number }> {
    await this.rows();
    const { cursorX, cursorY } = this.terminal.buffer.active;
    return { x: cursorX, y: cursorY };
  }

  /** Whether the other screen is shown, on which a program leaves no trace. */
  get isOther(): boolean {
    return this.terminal.buffer.active.type === 'alternate';
  }
}
