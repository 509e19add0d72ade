import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Door } from '../job.ts';
import { type Dialect, dialects } from './dialects.ts';
import { WebSocketEnd } from './web-socket-end.ts';

/** Who a client is and whom it tells when something goes wrong. */
export interface ClientOptions {
  door: Door;
  nick: string;
  /** The source address. Many are used, so that neither ports run out nor one address looks like an attack. */
  from: string;
  /** Told when the server cuts the client off or says something that cannot be: the cell has failed. */
  onFailure: (reason: Error) => void;
}

/** What a client does with bytes while it counts instead of reading lines. The buffer is only valid during the call. */
export type TakeBytes = (chunk: Buffer, length: number) => void;

/**
 * All sockets read into one buffer: a read is handled before the next one begins, so nothing is allocated for it
 * and the generator stays cheaper than any server under test.
 */
const shared = Buffer.allocUnsafeSlow(65_536);

/** One kind of TLS at every server. The certificate is one that the bench has just made, so nobody vouches for it. */
const tls = { rejectUnauthorized: false, minVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_GCM_SHA256' } as const;

/** One connection to the server. Reads lines (registering, joining) until `count` makes it take raw bytes. */
export class Client {
  readonly nick: string;
  /** How many bytes have come so far; two equal looks some time apart mean that the server has gone quiet. */
  bytesHeard = 0;
  readonly #dialect: Dialect;
  readonly #socket: Socket;
  readonly #fail: (reason: Error) => void;
  /** Undefined where lines stand on the wire as they are. */
  readonly #frames: WebSocketEnd | undefined;
  #take: TakeBytes;
  #partial = '';
  #lastLine = '';
  #hearing: { isIt: (line: string) => boolean; resolve: (line: string) => void } | undefined;
  #left: (() => void) | undefined;

  constructor({ door, nick, from, onFailure }: ClientOptions) {
    this.nick = nick;
    this.#dialect = dialects[door.kind];
    this.#fail = reason => onFailure(new Error(`client ${nick}: ${reason.message}`));
    this.#take = this.#takeLines;
    const { host, port } = door;
    const onread = { buffer: shared, callback: this.#read };
    const options = { host, port, localAddress: from, noDelay: true, onread };
    this.#socket = door.kind === 'tls' ? connectTls({ ...options, ...tls }) : connect(options);
    this.#frames =
      door.kind === 'web'
        ? new WebSocketEnd(`${host}:${port}`, bytes => this.#socket.write(bytes), this.#fail)
        : undefined;
    this.#socket.on('error', this.#fail);
    this.#socket.on('close', () => {
      if (this.#left === undefined)
        this.#fail(new Error(`was cut off, having heard last: ${this.#lastLine}`));
      else this.#left();
    });
  }

  /** Resolves when the server has welcomed this client. */
  async register(): Promise<void> {
    const welcomed = this.hear(line => this.#dialect.isWelcome(line, this.nick));
    this.write(this.#dialect.greeting(this.nick));
    await welcomed;
  }

  /** Takes leave, and resolves when the server has closed the connection. */
  leave(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#left = resolve;
    this.write('QUIT\r\n');
    return promise;
  }

  /** Enters a channel and resolves when the server has told all about it. */
  async join(channel: string): Promise<void> {
    const request = this.#dialect.join(channel);
    if (request === undefined) return;
    const joined = this.hear(this.#dialect.isJoined);
    this.write(request);
    await joined;
  }

  /** Says something. */
  say(channel: string, text: string): void {
    this.write(this.#dialect.say(channel, text));
  }

  /** Resolves with the next line of which `isIt` is true. One wish at a time. */
  hear(isIt: (line: string) => boolean): Promise<string> {
    if (this.#hearing !== undefined) throw new Error(`client ${this.nick} already waits for a line`);
    return new Promise(resolve => {
      this.#hearing = { isIt, resolve };
    });
  }

  /** From now on bytes go to `take` instead of being read as lines. */
  count(take: TakeBytes): void {
    if (this.#partial !== '')
      this.#fail(new Error(`was to count from the middle of a line: ${this.#partial}`));
    this.#take = take;
  }

  /** From now on bytes are read as lines again. */
  read(): void {
    this.#take = this.#takeLines;
  }

  /** Answers text which came while counting; says false if it was not of the kind that wants an answer. */
  answer(text: string): boolean {
    const reply = this.#dialect.reflex(text.trimEnd(), this.nick);
    if (reply === undefined) return false;
    this.write(`${reply.trimEnd()}\r\n`);
    return true;
  }

  /** Fails the cell on behalf of this client. */
  fail(reason: string): void {
    this.#fail(new Error(reason));
  }

  /** Sends text as it is. */
  write(text: string): void {
    if (text === '') return;
    if (this.#frames === undefined) this.#socket.write(text, 'latin1');
    else this.#frames.write(text);
  }

  #read = (length: number): boolean => {
    this.bytesHeard += length;
    if (this.#frames === undefined) this.#take(shared, length);
    else this.#frames.read(shared, length, this.#take);
    return true;
  };

  #takeLines = (chunk: Buffer, length: number): void => {
    const text = this.#partial + chunk.toString('latin1', 0, length);
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.#line(text.slice(from, end + 1));
      from = end + 1;
    }
    this.#partial = text.slice(from);
    if (this.#partial !== '' && this.#partial === this.#dialect.prompt) {
      this.#partial = '';
      this.#line(this.#dialect.prompt);
    }
  };

  #line(line: string): void {
    this.#lastLine = line;
    const reply = this.#dialect.reflex(line, this.nick);
    if (reply !== undefined) this.write(reply);
    if (this.#hearing?.isIt(line)) {
      const { resolve } = this.#hearing;
      this.#hearing = undefined;
      resolve(line);
    }
  }
}
