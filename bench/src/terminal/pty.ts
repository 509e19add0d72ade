import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { start, stop } from '../process.ts';
import { programPath } from '../servers/installed.ts';

/** How many columns and rows a terminal has. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** So long something may take to be seen. Milliseconds. */
const seenMsMax = 60_000;

/** So long a program may take to end. Milliseconds. */
const endedMsMax = 3_000;

/** A program in a terminal of its own (`script` of util-linux), which takes what it draws at once and forgets it. */
export class Pty {
  private readonly child: ChildProcess;
  /** What was drawn since the last time somebody waited for something, its end at least. */
  private drawn = '';
  private heard: (() => void) | undefined;
  private hasEnded = false;

  private constructor(child: ChildProcess) {
    this.child = child;
    child.stdout?.setEncoding('latin1').on('data', (text: string) => {
      this.drawn = (this.drawn + text).slice(-200_000);
      this.heard?.();
    });
    child.once('exit', () => {
      this.hasEnded = true;
      this.heard?.();
    });
  }

  static open(command: string, { columns, rows }: Size, environment: Readonly<Record<string, string>>): Pty {
    const inside = `stty cols ${columns} rows ${rows}; exec ${command}`;
    const env = {
      ...process.env,
      TERM: 'xterm-256color',
      LC_ALL: 'C.UTF-8',
      SHELL: '/bin/sh',
      ...environment,
    };
    const args = ['-qfec', inside, '/dev/null'];
    return new Pty(
      start({ file: programPath('script'), args }, undefined, { env, stdio: ['pipe', 'pipe', 'inherit'] }),
    );
  }

  /** The program itself: `script` is only around it. */
  get pid(): number {
    const { pid = 0 } = this.child;
    const [program = ''] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ');
    return Number(program);
  }

  /** Types text, and forgets what was drawn before. */
  type(text: string): void {
    this.drawn = '';
    this.press(text);
  }

  /** Types text, and remembers what was drawn before. */
  press(text: string): void {
    this.child.stdin?.write(text);
  }

  /** Resolves as soon as this is drawn; the time of that moment. */
  async shows(wanted: string | RegExp): Promise<number> {
    const isThere = () =>
      typeof wanted === 'string' ? this.drawn.includes(wanted) : wanted.test(this.drawn);
    const late = setTimeout(() => this.heard?.(), seenMsMax);
    const from = performance.now();
    while (!isThere()) {
      if (performance.now() - from > seenMsMax || this.hasEnded)
        throw new Error(`${wanted} was not drawn; the last was ${JSON.stringify(this.drawn.slice(-500))}`);
      const { promise, resolve } = Promise.withResolvers<void>();
      this.heard = resolve;
      await promise;
    }
    clearTimeout(late);
    return performance.now();
  }

  /** Resolves when nothing was drawn for so long. */
  async rests(ms: number): Promise<void> {
    for (let before: string | undefined; before !== this.drawn; ) {
      before = this.drawn;
      await sleep(ms);
    }
  }

  /** Ends the program as a closed window does: it may put down what makes it start sooner the next time. */
  async close(): Promise<void> {
    const gone = this.hasEnded
      ? undefined
      : once(this.child, 'exit', { signal: AbortSignal.timeout(endedMsMax) });
    try {
      process.kill(this.pid, 'SIGHUP');
      await gone;
    } catch {
      // It has ended by itself, or does not end: then it is made to.
    }
    await stop(this.child);
  }
}
