import { join, relative, resolve } from 'node:path';
import { socketName } from './messages.ts';

/** Where the socket of a data folder is, in the shorter of the two ways to say it: systems take some 100 bytes. */
export function controlPath(folder: string): string {
  const whole = join(resolve(folder), socketName);
  const short = relative(process.cwd(), whole);
  return short.length < whole.length ? short : whole;
}
