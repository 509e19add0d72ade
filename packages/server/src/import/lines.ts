/** One line of a file. */
export interface NumberedLine {
  /** From 1. */
  readonly number: number;
  /** Without its end. */
  readonly text: string;
}

/** The lines of a file, one at a time, so that no more of them is in memory than what is made of them. */
export function* linesOf(bytes: Uint8Array): Generator<NumberedLine> {
  let start = 0;
  for (let number = 1; start < bytes.length; number += 1) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found;
    const isCrLf = end > start && bytes[end - 1] === CARRIAGE_RETURN;
    yield { number, text: textOf(bytes.subarray(start, isCrLf ? end - 1 : end)) };
    start = end + 1;
  }
}

/** Text as UTF-8. What is none was written when clients sent Latin-1, and is read as that. */
export function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    return latin1.decode(bytes);
  }
}

/** Whether a file holds JSON: an object is all that such a file can be. */
export function isJson(bytes: Uint8Array): boolean {
  return /^\s*\{/.test(textOf(bytes.subarray(0, 64)));
}

/** Reads JSON; undefined when it is broken. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
const latin1 = new TextDecoder('windows-1252');
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
