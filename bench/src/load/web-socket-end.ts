import type { TakeBytes } from './client.ts';

/** What ends the head of an HTTP answer. */
const blankLine = '\r\n\r\n';

const LINE_FEED = 10;
const PING = 0x9;
const FINAL_TEXT = 0x81;
const FINAL_PONG = 0x8a;
const MASKED = 0x80;

/** How long payloads may be whose length takes 7 bits; the number that says that it takes 16. */
const SHORT_MAX = 125;
const MEDIUM = 126;

/**
 * The client's end of a WebSocket that carries IRC (RFC 6455, IRCv3 websocket), no dearer to the load process than plain
 * lines: what it reads becomes lines again in the buffer that it came in, so that those who count bytes can go on doing so.
 */
export class WebSocketEnd {
  readonly #send: (bytes: Buffer) => void;
  readonly #fail: (reason: Error) => void;
  #waiting: string[] | undefined = [];
  #rest: Buffer | undefined;

  /** Asks for the WebSocket at once; `send` may be used before the socket is connected. */
  constructor(host: string, send: (bytes: Buffer) => void, fail: (reason: Error) => void) {
    this.#send = send;
    this.#fail = fail;
    const head = [
      'GET /socket HTTP/1.1',
      `Host: ${host}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: YSBiZW5jaCBhbmQgbm8gbg==',
      'Sec-WebSocket-Protocol: text.ircv3.net',
    ].join('\r\n');
    // The answer comes before anything else does, so the constructor of its reader may be done first.
    queueMicrotask(() => send(Buffer.from(head + blankLine, 'latin1')));
  }

  /** Sends lines, each as a message. Those that come before the server has agreed wait for it. */
  write(lines: string): void {
    if (this.#waiting !== undefined) this.#waiting.push(lines);
    else this.#send(Buffer.concat(lines.split(/\r?\n/).filter(Boolean).map(frameOf)));
  }

  /** Gives what has come to `take` as lines. It may change the chunk, and keeps none of it. */
  read(chunk: Buffer, length: number, take: TakeBytes): void {
    const read = chunk.subarray(0, length);
    const bytes = this.#rest === undefined ? read : Buffer.concat([this.#rest, read]);
    const from = this.#waiting === undefined ? 0 : this.#agreed(bytes);
    const { taken, lines } =
      this.#waiting === undefined ? this.#unframe(bytes, from) : { taken: 0, lines: 0 };
    this.#rest = taken < bytes.length ? Buffer.from(bytes.subarray(taken)) : undefined;
    if (lines > 0) take(bytes, lines);
  }

  /** Where the answer to the HTTP request ends; nothing is taken before it is whole. */
  #agreed(bytes: Buffer): number {
    const end = bytes.indexOf(blankLine);
    if (end < 0) return 0;
    const [status = ''] = bytes.toString('latin1', 0, end).split('\r\n');
    if (!status.startsWith('HTTP/1.1 101')) this.#fail(new Error(`the web door said ${status}`));
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const lines of waiting) this.write(lines);
    return end + blankLine.length;
  }

  /** Moves the payloads to the beginning, each with a line feed, for which its head has left room. */
  #unframe(bytes: Buffer, from: number): { taken: number; lines: number } {
    let at = from;
    let to = 0;
    while (at + 4 <= bytes.length || (at + 2 <= bytes.length && (bytes[at + 1] ?? 0) <= SHORT_MAX)) {
      const short = bytes[at + 1] ?? 0;
      if (short > MEDIUM) throw new Error(`a frame of a length that no line has: ${short}`);
      const begin = at + (short === MEDIUM ? 4 : 2);
      const end = begin + (short === MEDIUM ? bytes.readUInt16BE(at + 2) : short);
      if (end > bytes.length) break;
      const opcode = (bytes[at] ?? 0) & 0xf;
      if (opcode === PING) this.#send(masked(FINAL_PONG, bytes.subarray(begin, end)));
      else {
        bytes.copyWithin(to, begin, end);
        to += end - begin;
        bytes[to++] = LINE_FEED;
      }
      at = end;
    }
    return { taken: at, lines: to };
  }
}

function frameOf(line: string): Buffer {
  return masked(FINAL_TEXT, Buffer.from(line, 'latin1'));
}

/** A client must mask what it sends. A mask of nothing but zeros is one, and leaves the payload as it is. */
function masked(first: number, payload: Buffer): Buffer {
  const length =
    payload.length <= SHORT_MAX
      ? [MASKED | payload.length]
      : [MASKED | MEDIUM, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from([first, ...length, 0, 0, 0, 0]), payload]);
}
