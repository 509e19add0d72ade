import { readFileSync } from 'node:fs';
import { join } from 'node:path';

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
