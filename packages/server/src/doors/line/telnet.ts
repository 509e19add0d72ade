import type { FilterCalls } from '../../sessions/parts.ts';

/**
 * Takes telnet's commands out of a stream of bytes (RFC 854), wherever the chunks are split, so that only text is
 * left. Nothing is negotiated; but a timing mark is answered (RFC 860), since telnet shows nothing more until it is.
 * `CR NUL`, which telnet sends for Enter in character mode, becomes `CR LF`.
 * Interrupt (Ctrl-C in telnet) and end of file are the wish to go.
 */
export function telnetFilter({
  interrupted,
  answer,
}: Pick<FilterCalls, 'interrupted' | 'answer'>): (chunk: Buffer) => Buffer {
  let state: 'text' | 'command' | 'do' | 'option' | 'subnegotiation' | 'subnegotiation-command' = 'text';
  /** Whether the last byte of the text was a CR: commands may come between it and its NUL. */
  let afterCr = false;

  return chunk => {
    if (state === 'text' && chunk.indexOf(IAC) < 0 && chunk.indexOf(NUL) < 0) {
      if (chunk.length > 0) afterCr = chunk[chunk.length - 1] === CR;
      return chunk;
    }
    const text = Buffer.allocUnsafe(chunk.length);
    let length = 0;
    let wantsToGo = false;
    let asksForMark = false;
    for (const byte of chunk) {
      switch (state) {
        case 'text':
          if (byte === IAC) state = 'command';
          else {
            text[length] = byte === NUL && afterCr ? LF : byte;
            length += 1;
            afterCr = byte === CR;
          }
          break;
        case 'command':
          if (byte === IAC) {
            text[length] = IAC;
            length += 1;
            afterCr = false;
          }
          if (byte === INTERRUPT || byte === END_OF_FILE) wantsToGo = true;
          state = afterCommand(byte);
          break;
        case 'do':
          if (byte === TIMING_MARK) asksForMark = true;
          state = 'text';
          break;
        case 'option':
          state = 'text';
          break;
        case 'subnegotiation':
          if (byte === IAC) state = 'subnegotiation-command';
          break;
        case 'subnegotiation-command':
          state = byte === SUBNEGOTIATION_END ? 'text' : 'subnegotiation';
          break;
        default:
          state satisfies never;
      }
    }
    if (asksForMark) answer(Uint8Array.of(IAC, WONT, TIMING_MARK));
    if (wantsToGo) interrupted();
    return text.subarray(0, length);
  };
}

function afterCommand(byte: number): 'do' | 'option' | 'subnegotiation' | 'text' {
  if (byte === DO) return 'do';
  if (byte >= WILL && byte <= DONT) return 'option';
  return byte === SUBNEGOTIATION ? 'subnegotiation' : 'text';
}

const NUL = 0;
const TIMING_MARK = 6;
const LF = 10;
const CR = 13;
const END_OF_FILE = 236;
const SUBNEGOTIATION_END = 240;
const INTERRUPT = 244;
const SUBNEGOTIATION = 250;
const WILL = 251;
const WONT = 252;
const DO = 253;
const DONT = 254;
const IAC = 255;
