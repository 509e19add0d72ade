import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { until } from './until.ts';

const run = promisify(execFile);

/** What a program is run with in a terminal. */
export interface TerminalOptions {
  readonly columns?: number;
  readonly rows?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A real terminal (tmux, on a socket of its own) in which one program runs. */
export class Terminal {
  private readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Opens a terminal and runs a program in it. What it shows stays there when the program has ended. */
  static async open(
    command: readonly string[],
    { columns = 100, rows = 40, environment = {} }: TerminalOptions = {},
  ): Promise<Terminal> {
    const terminal = new Terminal(await mkdtemp(join(tmpdir(), 'salon-terminal-')));
    const variables = Object.entries({ LC_ALL: 'C.UTF-8', ...environment });
    await terminal.tmux(
      ...['start-server', ';', 'set-option', '-g', 'default-terminal', 'tmux-256color', ';'],
      ...['new-session', '-d', '-x', String(columns), '-y', String(rows)],
      ...variables.flatMap(([name, value]) => ['-e', `${name}=${value}`]),
      // The shell outlives a Ctrl-C or Ctrl-\ that is meant for the program.
      ...['sh', '-c', 'trap : INT QUIT; "$@"; printf "\\n[ended with %s]" $?; exec cat', 'sh', ...command],
    );
    return terminal;
  }

  /** Types text as it is. */
  async type(text: string): Promise<void> {
    await this.tmux('send-keys', '-l', '--', text);
  }

  /** Types text as it is, and Enter. */
  async enter(text: string): Promise<void> {
    await this.type(text);
    await this.press('Enter');
  }

  /** Presses keys by their tmux names: Enter, Up, C-c … */
  async press(...keys: readonly string[]): Promise<void> {
    await this.tmux('send-keys', ...keys);
  }

  /** Sends bytes as a terminal would, for what has no name in tmux: the wheel, a click. */
  async sends(bytes: string): Promise<void> {
    await this.tmux('send-keys', '-H', ...[...Buffer.from(bytes)].map(byte => byte.toString(16)));
  }

  /** Makes the window larger or smaller. */
  async resize(columns: number, rows: number): Promise<void> {
    await this.tmux('resize-window', '-x', String(columns), '-y', String(rows));
  }

  /** Whether the bell has rung since the terminal was opened. */
  async hasRung(): Promise<boolean> {
    return (await this.tmux('display-message', '-p', '#{window_bell_flag}')) === '1';
  }

  /** Where the cursor stands, from 0. */
  async cursor(): Promise<{ readonly x: number; readonly y: number }> {
    const [x, y] = (await this.tmux('display-message', '-p', '#{cursor_x} #{cursor_y}')).split(' ');
    return { x: Number(x), y: Number(y) };
  }

  /** Pastes text, between brackets when the program asked for them. */
  async paste(text: string): Promise<void> {
    await this.tmux('set-buffer', '--', text, ';', 'paste-buffer', '-p', '-r');
  }

  /** Lets programs put something on the clipboard. */
  async allowClipboard(): Promise<void> {
    await this.tmux('set-option', '-s', 'set-clipboard', 'on');
  }

  /** What was put there last. */
  clipboard(): Promise<string> {
    return this.tmux('show-buffer');
  }

  /** What is on the screen, row by row, without the empty rows at the end. */
  async screen(...flags: readonly string[]): Promise<string[]> {
    const rows = (await this.tmux('capture-pane', '-p', ...flags)).split('\n');
    while (rows.at(-1)?.trim() === '') rows.pop();
    return rows;
  }

  /** Waits for a row with this in it, and gives that row. */
  shows(wanted: string | RegExp): Promise<string> {
    const fits = (row: string) => (typeof wanted === 'string' ? row.includes(wanted) : wanted.test(row));
    const look = async () => (await this.screen()).find(fits);
    return until(`a row with ${wanted}`, look, async () => (await this.screen()).join('\n'));
  }

  /** Sends a signal, as `TERM`, to the program; where that is a shell, to the one that it runs. */
  async kill(signal: string): Promise<void> {
    const shell = await this.tmux('display-message', '-p', '#{pane_pid}');
    let program = shell;
    for (let child: string | undefined = shell; child; [child] = await childrenOf(child)) program = child;
    if (program === shell) throw new Error('nothing runs in this terminal any more');
    process.kill(Number(program), `SIG${signal}` as NodeJS.Signals);
  }

  /** How much memory the program takes (its resident set), in bytes. */
  async residentBytes(): Promise<number> {
    const shell = await this.tmux('display-message', '-p', '#{pane_pid}');
    const [child = ''] = await childrenOf(shell);
    const [, kibibytes] = /^VmRSS:\s+(\d+) kB/m.exec(await readFile(`/proc/${child}/status`, 'utf8')) ?? [];
    return Number(kibibytes) * 1024;
  }

  /** Waits for the end of the program, and gives its exit status. */
  async ended(): Promise<number> {
    return Number(/\[ended with (\d+)\]/.exec(await this.shows('[ended with '))?.[1]);
  }

  /** Closes the terminal; what still runs in it is hung up on. */
  async close(): Promise<void> {
    await this.tmux('kill-server');
    await rm(this.folder, { recursive: true });
  }

  private async tmux(...args: readonly string[]): Promise<string> {
    const socket = join(this.folder, 'tmux');
    const { stdout } = await run('tmux', ['-u', '-f', '/dev/null', '-S', socket, ...args]);
    return stdout.replace(/\n$/, '');
  }
}

/** The processes that a process has begun. */
export async function childrenOf(process: string): Promise<readonly string[]> {
  return (await readFile(`/proc/${process}/task/${process}/children`, 'utf8')).split(' ');
}
