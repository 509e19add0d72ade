import { closeSync, openSync, readSync } from 'node:fs';
import { type NumberedLine, textOf } from '../../import/lines.ts';

/** A line of a file; without a text when it is longer than any that was written by a program known here. */
export type FileLine = NumberedLine | { readonly number: number; readonly text: undefined };

/** The lines of a file, one at a time, however large it is. Throws what the system throws. */
export function* linesOfFile(file: string): Generator<FileLine> {
  const descriptor = openSync(file, 'r');
  try {
    let number = 0;
    for (const line of cutIntoLines(descriptor)) {
      number += 1;
      yield { number, text: line && textOf(withoutCarriageReturn(line)) };
    }
  } finally {
    closeSync(descriptor);
  }
}

function* cutIntoLines(descriptor: number): Generator<Buffer | undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let isTooLong = false;
  for (;;) {
    const chunk = Buffer.allocUnsafe(chunkBytes);
    const read = readSync(descriptor, chunk, 0, chunkBytes, null);
    if (read === 0) break;
    let start = 0;
    for (;;) {
      const end = chunk.subarray(0, read).indexOf(LINE_FEED, start);
      if (end < 0) break;
      const line = chunk.subarray(start, end);
      yield isTooLong ? undefined : rest.length === 0 ? line : Buffer.concat([rest, line]);
      isTooLong = false;
      rest = Buffer.alloc(0);
      start = end + 1;
    }
    rest = Buffer.concat([rest, chunk.subarray(start, read)]);
    if (rest.length > lineBytesMax) {
      isTooLong = true;
      rest = Buffer.alloc(0);
    }
  }
  if (isTooLong) yield undefined;
  else if (rest.length > 0) yield rest;
}

function withoutCarriageReturn(line: Buffer): Buffer {
  return line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const chunkBytes = 65_536;

/** Messages of many lines, with all that is known of them, are far shorter. */
const lineBytesMax = 1_048_576;
