import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { findProgram } from './servers/installed.ts';
import type { Command } from './servers/server.ts';

const running = new Set<ChildProcess>();

// Whatever ends the bench, nothing it started may stay behind.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(130));

/** True if processes can be kept on a core of their own here. */
export const canPin = findProgram('taskset') !== undefined;

/** Starts a process, on one core only if one is given. `taskset` becomes the program, so the PID is the program's. */
export function start(command: Command, core: number | undefined, options: SpawnOptions): ChildProcess {
  const pin = core === undefined ? [] : ['taskset', '-c', String(core)];
  const [file = command.file, ...args] = [...pin, command.file, ...command.args];
  const child = spawn(file, args, options);
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Ends a process and resolves when it is gone. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** Resolves with a sentence when a process ends or cannot be started at all. */
export async function endOf(child: ChildProcess, what: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  child.once('error', error => resolve(`${what} could not be started: ${error.message}`));
  child.once('exit', (code, signal) => resolve(`${what} ended by itself (${signal ?? `code ${code}`})`));
  return promise;
}
