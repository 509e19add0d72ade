import { textOf } from '../lines.ts';

/** Reads commands in the form of RESP arrays, such as `*2\r\n$3\r\ndel\r\n$1\r\nx\r\n`. */
export class RespReader {
  private readonly bytes: Uint8Array;
  private at = 0;
  private begunAt = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Whether all has been read. */
  get isAtEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  /** The words of the next command; undefined when it is broken. */
  next(): readonly Uint8Array[] | undefined {
    this.begunAt = this.at;
    const count = this.count(STAR);
    if (count === undefined || count < 1 || count > wordsMax) return undefined;
    const words: Uint8Array[] = [];
    while (words.length < count) {
      const length = this.count(DOLLAR);
      if (length === undefined || this.at + length + 2 > this.bytes.length) return undefined;
      words.push(this.bytes.subarray(this.at, this.at + length));
      this.at += length;
      if (!this.isLineEnd()) return undefined;
      this.at += 2;
    }
    return words;
  }

  /** Goes on at the next line that begins a command behind one that is broken. Returns whether there is any. */
  resume(): boolean {
    for (let from = this.begunAt; ; ) {
      const star = this.bytes.indexOf(STAR, from + 1);
      if (star < 0) {
        this.at = this.bytes.length;
        return false;
      }
      if (this.bytes[star - 1] === LINE_FEED && isCommandStart(this.bytes, star)) {
        this.at = star;
        return true;
      }
      from = star;
    }
  }

  /** A number of its own line, behind a sign. */
  private count(sign: number): number | undefined {
    if (this.bytes[this.at] !== sign) return undefined;
    let count = 0;
    let at = this.at + 1;
    for (; isDigit(this.bytes[at]) && count < lengthMax; at += 1)
      count = count * 10 + ((this.bytes[at] ?? 0) - ZERO);
    if (at === this.at + 1) return undefined;
    this.at = at;
    if (!this.isLineEnd()) return undefined;
    this.at += 2;
    return count;
  }

  private isLineEnd(): boolean {
    return this.bytes[this.at] === CARRIAGE_RETURN && this.bytes[this.at + 1] === LINE_FEED;
  }
}

function isCommandStart(bytes: Uint8Array, at: number): boolean {
  return /^\*[1-9]\r\n\$[37]\r\n(set|del|flushdb)\r\n/i.test(
    textOf(bytes.subarray(at, at + 24)).slice(0, 18),
  );
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
}

/** `set`, a key, a value, and when it ends: no command has more words. */
const wordsMax = 5;
const lengthMax = 2 ** 31;
const STAR = 0x2a;
const DOLLAR = 0x24;
const ZERO = 0x30;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
