import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closing } from './stage.ts';
import { Tape, type TapeOptions } from './tape.ts';
import { Terminal, type TerminalOptions } from './terminal.ts';
import { until } from './until.ts';

const main = new URL('../../packages/terminal/src/main.ts', import.meta.url).pathname;

/** Someone's home folder, which goes away with the test. */
export async function home(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'salon-home-'));
  // A client that was hung up on may still be writing down what was typed.
  closing({ close: () => rm(folder, { recursive: true, maxRetries: 5 }) });
  return folder;
}

/** Starts the client on the whole screen of a terminal. */
export async function openFullClient(
  folder: string,
  args: readonly string[],
  { environment = {}, ...options }: TerminalOptions = {},
): Promise<Terminal> {
  const command = [process.execPath, main, ...args];
  return closing(await Terminal.open(command, { environment: { HOME: folder, ...environment }, ...options }));
}

/** Waits until what someone reads in a terminal is so. */
export async function sees(
  terminal: Terminal,
  what: string,
  isSo: (rows: readonly string[]) => boolean,
): Promise<void> {
  const look = async () => isSo(await terminal.screen());
  await until(what, look, async () => (await terminal.screen()).join('\n'));
}

/** The same, and comes into the lobby. */
export async function enterFullClient(
  ircPort: number,
  pseudo: string,
  options: TerminalOptions = {},
): Promise<Terminal> {
  const terminal = await openFullClient(await home(), ['127.0.0.1', String(ircPort)], options);
  await terminal.shows('>> Enter pseudo:');
  await terminal.enter(pseudo);
  await terminal.shows(`${pseudo} came in`);
  return terminal;
}

/** Starts the client in a terminal that keeps every byte. */
export function openTaped(
  folder: string,
  port: number,
  { environment = {}, ...options }: TapeOptions = {},
): Tape {
  const command = [process.execPath, main, '127.0.0.1', String(port)];
  return closing(Tape.open(command, { environment: { HOME: folder, ...environment }, ...options }));
}

/** The same, and comes into the lobby as alice. */
export async function enterTaped(port: number, options: TapeOptions = {}): Promise<Tape> {
  const tape = openTaped(await home(), port, options);
  await tape.writes('Enter pseudo:');
  tape.types('alice\r');
  await tape.writes('alice> ');
  return tape;
}
