import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Imported, ImportFault, Skipped } from '../../src/import/imported.ts';

/** A file of this folder's fixtures. */
export function fixture(name: string): Uint8Array {
  return readFileSync(join(import.meta.dirname, 'fixtures', name));
}

/** A file of buntdb out of fixtures that have a command a line, whose words stand between ` | `. */
export function buntFixture(...names: readonly string[]): Uint8Array {
  const lines = names.flatMap(name => Buffer.from(fixture(name)).toString().trimEnd().split('\n'));
  return buntFile(lines.map(line => line.split(' | ')));
}

/** A file of buntdb with some commands in it. */
export function buntFile(commands: readonly (readonly string[])[]): Uint8Array {
  const words = (command: readonly string[]) =>
    command.map(word => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('');
  return Buffer.from(commands.map(command => `*${command.length}\r\n${words(command)}`).join(''));
}

/** What a reader found in a file that it can read. */
export function found(reading: Imported | ImportFault): Imported {
  if ('fault' in reading) throw new Error(reading.fault);
  return reading;
}

/** What is skipped, a line each. */
export function skippedLines({ skipped }: { readonly skipped: readonly Skipped[] }): readonly string[] {
  return skipped.map(({ what, name, why }) => `${what} ${name}: ${why}`);
}

/** When all files of the fixtures are read; milliseconds since 1970. */
export const now = 1_700_000_000_000;

/** A hash that bcrypt could have made. */
export const bcryptHash = `$2a$04$${'a'.repeat(53)}`;

/** 32 bytes in base64, as SCRAM has them in the fixtures. */
export const storedKey = Buffer.alloc(32, 'K').toString('base64');
export const serverKey = Buffer.alloc(32, 'S').toString('base64');

/** A fingerprint of the fixtures. */
export const fingerprint = 'ab'.repeat(32);
