import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { ours, steering } from '../../packages/terminal/test/hostile.ts';
import { childrenOf } from './terminal.ts';
import { until } from './until.ts';

/** How a program is run whose bytes are kept. */
export interface TapeOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A terminal that only keeps what a program writes to it, byte by byte, and reads nothing for as long as a test wants that. */
export class Tape {
  private readonly script: ChildProcessWithoutNullStreams;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private readonly ending: Promise<unknown[]>;
  /** All that was written. */
  written = '';

  private constructor(script: ChildProcessWithoutNullStreams) {
    this.script = script;
    this.ending = once(script, 'close');
    script.stdout.on('data', (bytes: Buffer) => {
      this.written += this.decoder.decode(bytes, { stream: true });
    });
  }

  /** Runs a program in such a terminal. */
  static open(
    command: readonly string[],
    { columns = 80, rows = 24, environment = {} }: TapeOptions = {},
  ): Tape {
    const words = command.map(word => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
    const line = `stty cols ${columns} rows ${rows}; exec ${words}`;
    const env = {
      ...process.env,
      LC_ALL: 'C.UTF-8',
      TERM: 'xterm-256color',
      SHELL: '/bin/sh',
      ...environment,
    };
    return new Tape(spawn('script', ['-qfec', line, '/dev/null'], { env }));
  }

  /** Types text as it is. */
  types(bytes: string): void {
    this.script.stdin.write(bytes);
  }

  /** Reads nothing more: what is written stays on its way, and the program is in front of a full pipe soon. */
  stops(): void {
    this.script.kill('SIGSTOP');
  }

  /** Reads on. */
  goesOn(): void {
    this.script.kill('SIGCONT');
  }

  /** Waits until this was written behind what had been written then. */
  async writes(wanted: string, behind = 0): Promise<void> {
    await until(
      JSON.stringify(wanted),
      () => this.written.includes(wanted, behind),
      () => JSON.stringify(this.written.slice(behind).slice(-3_000)),
    );
  }

  /** Sends a signal, as `TERM`, to the program. */
  async kill(signal: string): Promise<void> {
    process.kill(await this.pid(), `SIG${signal}` as NodeJS.Signals);
  }

  /** The number of its process. */
  async pid(): Promise<number> {
    const [program = ''] = await childrenOf(String(this.script.pid));
    return Number(program);
  }

  /** How much memory the program takes (its resident set), in bytes. */
  async residentBytes(): Promise<number> {
    const [, kibibytes] =
      /^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${await this.pid()}/status`, 'utf8')) ?? [];
    return Number(kibibytes) * 1024;
  }

  /** Waits for the end of the program, and gives its exit status. */
  async ended(): Promise<number> {
    const [status] = await this.ending;
    return Number(status);
  }

  /** Closes the terminal; what still runs in it is hung up on. */
  async close(): Promise<void> {
    if (this.script.exitCode !== null) return;
    this.goesOn();
    this.script.kill('SIGTERM');
    await this.ending;
  }
}

/** What comes by a terminal comes in pieces: the last sequence may be on its way still. */
const unfinished = /\x1b(?:\[[\d;?]*)?$/;

/** Expects that nothing steers a terminal but what the client itself sends. */
export function expectOurs(written: string): void {
  expect(written.replace(ours, '').replace(unfinished, '')).not.toMatch(steering);
}
