import { clipText } from '@salon/protocol';

/** A text of a file as one line, as if it had come in by a door: what ends a line could begin another one elsewhere. */
export function oneLine(text: string, bytesMax: number): string {
  return clipText(text.replace(/[\0\r\n]+/g, ' ').toWellFormed(), bytesMax);
}

/** Who did something, as one word in the middle of a line; `*` where a file does not say it. */
export function oneWord(by: string): string {
  return clipText(by.replace(/^:+|[\0-\x20\x7f]+/g, '').toWellFormed(), wordBytesMax) || '*';
}

/** As long as a mask may be. */
const wordBytesMax = 200;
