import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';

/** How a process ended: its exit code, or the signal that ended it. */
export type Ending = number | NodeJS.Signals;

/** A process started by a test, with all it said. */
export class Child {
  stdout = '';
  stderr = '';
  /** Resolves when the process has ended and all it said is here. */
  readonly ended: Promise<Ending>;
  private readonly process: ChildProcessWithoutNullStreams;

  constructor(program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    this.process = spawn(program, args, { env: { ...process.env, ...environment } });
    this.process.stdout.setEncoding('utf8').on('data', text => {
      this.stdout += text;
    });
    this.process.stderr.setEncoding('utf8').on('data', text => {
      this.stderr += text;
    });
    // Writing to a process that has just ended is no failure of the test: what it said before decides.
    this.process.stdin.on('error', () => undefined);
    this.ended = once(this.process, 'close').then(([code, signal]) => code ?? signal);
  }

  write(text: string): void {
    this.process.stdin.write(text);
  }

  endInput(): void {
    this.process.stdin.end();
  }

  kill(signal: NodeJS.Signals): void {
    this.process.kill(signal);
  }

  /** Ends the process, if it still runs. */
  async close(): Promise<void> {
    this.kill('SIGKILL');
    await this.ended;
  }
}
