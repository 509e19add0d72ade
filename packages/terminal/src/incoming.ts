import { question } from './door.ts';

/** Longest line of the server that is shown whole, in UTF-16 units; the rest of a longer one is thrown away. */
export const lineUnitsMax = 65_536;

/** Stands where a line was cut. */
export const cutMark = ' [line cut]';

/** What one chunk of bytes brought: whole lines without their newlines, and whether the pseudo is asked now. */
interface Heard {
  readonly lines: readonly string[];
  readonly asks: boolean;
}

/** Turns the server's bytes into lines that are safe to show. One for each connection. */
export interface LineReader {
  push(bytes: Uint8Array): Heard;
  /** The connection is over: gives the last line even if its newline never came. */
  finish(): Heard;
}

/** Decodes UTF-8 over the borders of chunks, bytes that are none as U+FFFD, and makes the text {@link harmless}. */
export interface TextReader {
  push(bytes: Uint8Array): string;
  finish(): string;
}

/**
 * Takes every character away that could steer a terminal: what the server (or a stranger through it) says must never
 * move the cursor, ring, colour or ask the terminal to type. Controls become visible pictures (ESC is shown as ␛), so
 * an attempt is seen; only newline and tab pass. A carriage return vanishes: it is the first half of `\r\n`.
 */
export function harmless(text: string): string {
  return text.replace(controls, control => {
    if (control === '\r') return '';
    const code = control.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });
}

// All of C0 but tab and newline, DEL, and all of C1: U+009B alone begins a sequence in some terminals.
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Makes a {@link TextReader}. */
export function createTextReader(): TextReader {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return {
    push: bytes => harmless(decoder.decode(bytes, { stream: true })),
    finish: () => harmless(decoder.decode()),
  };
}

/** Makes a {@link LineReader}. It holds at most one line, bounded by {@link lineUnitsMax}. */
export function createLineReader(): LineReader {
  const text = createTextReader();
  let rest = '';
  let skipping = false;

  function take(fresh: string): Heard {
    const lines: string[] = [];
    const parts = fresh.split('\n');
    const last = parts.pop() ?? '';
    for (const part of parts) {
      grow(part, lines);
      if (!skipping) lines.push(rest);
      rest = '';
      skipping = false;
    }
    grow(last, lines);
    const asks = rest === question;
    if (asks) rest = '';
    return { lines, asks };
  }

  // A line that is too long is given out at once and cut, so that memory stays bounded if its newline never comes.
  function grow(part: string, lines: string[]): void {
    if (skipping) return;
    rest += part;
    if (rest.length <= lineUnitsMax) return;
    lines.push(rest.slice(0, lineUnitsMax).replace(/[\ud800-\udbff]$/, '') + cutMark);
    rest = '';
    skipping = true;
  }

  return {
    push: bytes => take(text.push(bytes)),
    finish() {
      const heard = take(text.finish());
      const lines = rest === '' ? heard.lines : [...heard.lines, rest];
      rest = '';
      return { lines, asks: false };
    },
  };
}
