import type { Client } from './client.ts';

const SPACE = 32;
const LINE_FEED = 10;
const PING = Buffer.from('PING ');

/** Told of one line: the bytes it stands in, where it begins, where its command does, and where its line feed is. */
type OnLine = (bytes: Buffer, from: number, command: number, end: number) => void;

/**
 * Makes a client look at each line it receives, up to the first letters of the command and no further: there are
 * millions of lines in a run, so no string is made for any of them. PING is answered, and not told.
 */
export function scanLines(client: Pick<Client, 'count' | 'answer'>, onLine: OnLine): void {
  let rest: Buffer | undefined;
  client.count((chunk, length) => {
    const read = chunk.subarray(0, length);
    const bytes = rest === undefined ? read : Buffer.concat([rest, read]);
    let from = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
      if (startsWith(bytes, from, PING)) client.answer(bytes.toString('latin1', from, end));
      else onLine(bytes, from, bytes.indexOf(SPACE, from) + 1, end);
      from = end + 1;
    }
    // The buffer of a read is used again by the next one, so an unfinished line must be copied.
    rest = from < bytes.length ? Buffer.from(bytes.subarray(from)) : undefined;
  });
}

/** True if these bytes stand there. */
export function startsWith(bytes: Buffer, at: number, word: Buffer): boolean {
  for (let index = 0; index < word.length; index += 1) if (bytes[at + index] !== word[index]) return false;
  return true;
}
