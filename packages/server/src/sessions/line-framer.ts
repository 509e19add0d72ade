import { isUtf8 } from 'node:buffer';

/**
 * What a connection's bytes turn out to be: a line without its end, or a line that cannot be taken. It is fatal, and
 * nothing is heard after it, when more came without an end of line than any client has a reason to send.
 */
export type Heard =
  | { readonly line: string }
  /** `garbled` is the line as far as it can be read; of one that is far too long nothing is kept. */
  | { readonly fault: LineFault; readonly garbled?: string }
  | { readonly fatal: 'unended' };

/** Why a line cannot be taken. */
export type LineFault = 'too-long' | 'not-utf8';

/** How long a line may be, in bytes without its end. */
export interface Framing {
  readonly lineBytesMax: number;
  /** Bytes that tags may take besides, with their `@` and space; 0 where lines have no tags. */
  readonly tagsBytesMax: number;
  /** Whether a last line without an end counts: people leave it out, programs were cut off in the middle. */
  readonly unendedCounts: boolean;
}

/**
 * Cuts a stream of bytes into lines, at LF or CR LF, wherever the chunks are split. Holds no more than one chunk and
 * one line: of a line that is too long it keeps nothing.
 */
export class LineFramer {
  private readonly framing: Framing;
  private held: Buffer | undefined;
  /** Where in `held` the next line begins. */
  private start = 0;
  /** Where in `held` to look for the next line's end: what was looked through is not looked through again. */
  private seen = 0;
  private skipping = false;
  /** How much of a line that is skipped was let go of already. */
  private skippedBytes = 0;
  private readonly unendedBytesMax: number;
  private unended = false;

  /** `unendedBytesMax` counts no less than a line may be long. */
  constructor(framing: Framing, unendedBytesMax: number) {
    this.framing = framing;
    this.unendedBytesMax = Math.max(unendedBytesMax, this.heldBytesMax);
  }

  /** Takes what came in. */
  push(chunk: Buffer): void {
    const rest =
      this.held === undefined || this.start === this.held.length ? undefined : this.held.subarray(this.start);
    this.seen = rest === undefined ? 0 : this.seen - this.start;
    this.held = rest === undefined ? chunk : Buffer.concat([rest, chunk]);
    this.start = 0;
  }

  /** Nothing more will come in. */
  end(): void {
    if (this.framing.unendedCounts && this.heldBytes > 0 && this.held?.at(-1) !== LF)
      this.push(Buffer.from('\n'));
  }

  /** The next line, if there is a whole one. */
  next(): Heard | undefined {
    if (this.unended) return { fatal: 'unended' };
    while (this.held !== undefined) {
      const end = this.held.indexOf(LF, this.seen);
      if (end < 0) return this.incomplete(this.held);
      const bytes = this.held.subarray(this.start, withoutReturns(this.held, this.start, end));
      // A line is too long by the same measure whether it came in one chunk or in many.
      const tooLong = end - this.start > this.heldBytesMax;
      if (tooLong || this.skipping) this.skipped(end - this.start);
      this.skippedBytes = 0;
      this.start = end + 1;
      this.seen = this.start;
      if (this.skipping) {
        this.skipping = false;
        if (this.unended) return { fatal: 'unended' };
        continue;
      }
      return tooLong ? { fault: 'too-long' } : this.decode(bytes);
    }
    return undefined;
  }

  /** How many bytes wait here. */
  get heldBytes(): number {
    return this.held === undefined ? 0 : this.held.length - this.start;
  }

  /** The longest that a line may be before its LF: a CR may belong to its end. */
  private get heldBytesMax(): number {
    return this.framing.lineBytesMax + this.framing.tagsBytesMax + 1;
  }

  private incomplete(held: Buffer): Heard | undefined {
    this.seen = held.length;
    if (!this.skipping && this.heldBytes <= this.heldBytesMax) {
      if (this.heldBytes === 0) this.drop();
      return undefined;
    }
    this.skipped(this.heldBytes);
    this.drop();
    if (this.skipping) return this.unended ? { fatal: 'unended' } : undefined;
    this.skipping = true;
    return { fault: 'too-long' };
  }

  private skipped(bytes: number): void {
    this.skippedBytes += bytes;
    if (this.skippedBytes > this.unendedBytesMax) this.unended = true;
  }

  /** Lets go of the chunk, so that a connection that says nothing holds no memory. */
  private drop(): void {
    this.held = undefined;
    this.start = 0;
    this.seen = 0;
  }

  private decode(bytes: Buffer): Heard {
    const line = bytes.toString('utf8');
    if (!this.fits(bytes)) return { fault: 'too-long', garbled: line };
    return isUtf8(bytes) ? { line } : { fault: 'not-utf8', garbled: line };
  }

  private fits(bytes: Buffer): boolean {
    const { lineBytesMax, tagsBytesMax } = this.framing;
    if (tagsBytesMax === 0 || bytes[0] !== AT) return bytes.length <= lineBytesMax;
    const space = bytes.indexOf(SPACE);
    const tags = space < 0 ? bytes.length : space + 1;
    return tags <= tagsBytesMax && bytes.length - tags <= lineBytesMax;
  }
}

function withoutReturns(bytes: Buffer, start: number, end: number): number {
  let last = end;
  while (last > start && bytes[last - 1] === CR) last -= 1;
  return last;
}

const LF = 0x0a;
const CR = 0x0d;
const AT = 0x40;
const SPACE = 0x20;
