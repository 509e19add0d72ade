import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/**
 * Reads a password, the first line of the standard input. Who types it is asked for it, and it is not shown.
 * Resolves to the empty text when there is none.
 */
export async function askPassword(): Promise<string> {
  const { stdin, stderr } = process;
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: unseen, terminal: stdin.isTTY });
  if (stdin.isTTY) stderr.write('Password: ');
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (stdin.isTTY) stderr.write('\n');
  }
}
