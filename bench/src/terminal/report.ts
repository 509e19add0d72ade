import { number, table } from '../report/markdown.ts';
import type { Keys } from './keys.ts';
import { type Memory, pressesPerSecond, type ReadBack } from './memory.ts';
import type { Start } from './start.ts';

/** The section of the terminal client. */
export const terminalSection = {
  title: '## The terminal client',
  intro: `## The terminal client

By \`node bench/src/terminal/main.ts\`: each client in a terminal of its own (\`script\`, which takes all that is drawn at once), at the same Salon server, one after the other. What is asked for is 1 s, 30 ms and 150 MB.
`,
};

/** How soon they can be used. */
export function renderStart(starts: readonly Start[], rounds: number): string {
  const own = starts[0]?.inMs ?? 0;
  return `### Starting

From the start of the program until one is in the room, its pseudo typed where it asks for one. Medians of ${rounds}, in turns; the files were read before.

${table(
  ['', 'in the room (ms)', 'of ours'],
  starts.map(({ client, inMs }) => [nameOf(client), number(inMs, 0), `${number(inMs / own, 2)} x`]),
)}`;
}

/** How soon keys are seen. */
export function renderTerminalKeys(all: readonly Keys[]): string {
  return `### Keys in a busy room

150 keys beside 200 messages a second of 20 people: from the key to the moment at which the terminal has the letter. CPU is of one core, all its threads.

${table(
  ['', 'cells', 'p50 (ms)', 'p95 (ms)', 'p99 (ms)', 'CPU'],
  all.map(({ client, size, p50Ms, p95Ms, p99Ms, cpu }) => [
    nameOf(client),
    `${size.columns} x ${size.rows}`,
    number(p50Ms, 1),
    number(p95Ms, 1),
    number(p99Ms, 1),
    `${number(cpu * 100, 1)} %`,
  ]),
)}`;
}

/** What they take. */
export function renderMemory(all: readonly Memory[], back: ReadBack): string {
  const megabytes = (bytes: number) => number(bytes / 1e6, 0);
  return `### Memory

Resident memory of the program, as it comes into the room and after 100,000 lines came in as fast as the server tells them, at 200 x 60. The others are told to keep all of them; ours keeps some thousands and asks the server for what is further back.

${table(
  ['', 'at the start (MB)', 'after 100,000 lines (MB)', 'CPU for each (µs)'],
  all.map(({ client, startBytes, liveBytes, liveMicroseconds }) => [
    nameOf(client),
    megabytes(startBytes),
    megabytes(liveBytes),
    number(liveMicroseconds, 0),
  ]),
)}

100,000 remembered messages, read back to the first one by one page after the other: at most ${megabytes(back.bytes)} MB, in ${number(back.seconds, 1)} s, at ${pressesPerSecond} key presses a second.`;
}

function nameOf({ name, version }: { readonly name: string; readonly version: string }): string {
  return name === 'Salon' ? 'Salon' : `${name} ${/\d[\d.]*/.exec(version)?.[0] ?? ''}`;
}
