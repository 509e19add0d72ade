import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian keeps servers here, which is in root's PATH only. */
const SYSTEM_DIRS = ['/usr/local/sbin', '/usr/sbin'];

/** Full path of a program in PATH or the system's own directories; undefined if there is none. */
export function findProgram(name: string): string | undefined {
  const dirs = [...(process.env.PATH ?? '').split(delimiter), ...SYSTEM_DIRS];
  return dirs.map(dir => join(dir, name)).find(isExecutable);
}

/** The first line a program prints about its version; undefined if it is not installed. */
export function versionOf(name: string, flag: string): string | undefined {
  const file = findProgram(name);
  if (file === undefined) return undefined;
  const { stdout, stderr } = spawnSync(file, [flag], { encoding: 'utf8' });
  return `${stdout}${stderr}`.trim().split('\n')[0] ?? 'version unknown';
}

/** Like `findProgram`, for callers that have already seen its version. */
export function programPath(name: string): string {
  const file = findProgram(name);
  if (file === undefined) throw new Error(`${name} is not installed`);
  return file;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
