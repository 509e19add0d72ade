import type { Client } from './client.ts';
import type { Crowd } from './crowd.ts';

const DIGITS = 8;
const LETTER_P = 80;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const ZERO = 48;

/** What is said everywhere: 64 characters, a usual length in chat, that end in a sequence number. */
export function speech(sequence: number): string {
  return `The same words, at the same length, for every server: ${String(sequence).padStart(DIGITS + 2, '0')}`;
}

/** The sequence number (its last eight digits) of the line that ends at `length`. */
export function sequenceAt(chunk: Buffer, length: number): number {
  let end = length - 1;
  if (chunk[end] === LINE_FEED) end -= 1;
  if (chunk[end] === CARRIAGE_RETURN) end -= 1;
  let sequence = 0;
  for (let at = end - DIGITS + 1; at <= end; at += 1) sequence = sequence * 10 + (chunk[at] ?? 0) - ZERO;
  return sequence;
}

/**
 * Lets one say a line and finds out how many bytes it has on the wire at each listener. As all lines are
 * equally long, listeners then need not look for line ends at all: bytes divided by this are deliveries.
 */
export async function measureLine(
  crowd: Crowd,
  talker: Client,
  channel: string,
  listeners: readonly Client[],
): Promise<number> {
  const text = speech(0);
  const heard = Promise.all(listeners.map(listener => listener.hear(line => line.includes(text))));
  talker.say(channel, text);
  const lines = await crowd.within(`all in ${channel} have heard the first line`, 30, heard);
  const lengths = new Set(lines.map(line => line.length));
  const [length] = lengths;
  if (lengths.size !== 1 || length === undefined)
    throw new Error(`lines differ in length: ${[...lengths].join(', ')}`);
  return length;
}

/** Told how many lines a chunk has completed, and given the chunk for whoever wants to look into it. */
export type OnLines = (lines: number, chunk: Buffer, length: number) => void;

/** Makes a client count lines of `lineBytes` each. A PING on its own is answered; any other stranger fails the run. */
export function countLines(client: Client, lineBytes: number, onLines: OnLines): void {
  let partial = 0;
  client.count((chunk, length) => {
    if (partial === 0 && chunk[0] === LETTER_P && client.answer(chunk.toString('latin1', 0, length))) return;
    const bytes = partial + length;
    partial = bytes % lineBytes;
    if (partial === 0 && chunk[length - 1] !== LINE_FEED) {
      client.fail(`lost step, a line does not end where it should: ${chunk.toString('latin1', 0, length)}`);
    }
    onLines((bytes - partial) / lineBytes, chunk, length);
  });
}
