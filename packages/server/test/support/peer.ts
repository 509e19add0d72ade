import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect } from 'vitest';

/** How long a test waits for what must come. Only a test that fails waits as long. */
const patienceMs = 4000;

/** The other end of a connection, as a test holds it: what is sent, and what must come, to the letter. */
export class Peer {
  readonly socket: Socket;
  private received = '';
  private ended = false;
  private wake: () => void = () => undefined;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.setEncoding('utf8');
    socket.setNoDelay(true);
    socket.on('data', (text: string) => {
      this.received += text;
      this.wake();
    });
    socket.on('error', () => this.end());
    socket.on('close', () => this.end());
    socket.on('end', () => this.end());
  }

  static async connect(port: number): Promise<Peer> {
    return await Peer.over(connect({ host: '127.0.0.1', port }));
  }

  /** Holds a connection that is being made: until `ready`, an event of the socket. */
  static async over(socket: Socket, ready = 'connect'): Promise<Peer> {
    const peer = new Peer(socket);
    await once(socket, ready);
    return peer;
  }

  /** Sends lines, each with its end. */
  send(...lines: readonly string[]): void {
    this.socket.write(lines.map(line => `${line}\r\n`).join(''));
  }

  /** Sends bytes as they are. */
  sendRaw(bytes: Uint8Array | string): void {
    this.socket.write(bytes);
  }

  /** Expects the next that comes to be just this text. */
  async reads(text: string): Promise<void> {
    await this.wait(() => this.received.length >= text.length || !text.startsWith(this.received));
    expect(this.received.slice(0, text.length)).toBe(text);
    this.received = this.received.slice(text.length);
  }

  /** Expects the next lines to be just these. */
  async readsLines(...lines: readonly string[]): Promise<void> {
    await this.reads(lines.map(line => `${line}${this.lineEnd}`).join(''));
  }

  /** The next line, without its end. */
  async line(): Promise<string> {
    const line = await this.lineOrEnd();
    // What came may be long, so it is written down for a test that fails alone.
    if (line === undefined) expect.fail(`no whole line came, after: ${JSON.stringify(this.received)}`);
    return line;
  }

  /** The next line, without its end; undefined when no whole one comes. */
  async lineOrEnd(): Promise<string | undefined> {
    await this.wait(() => this.received.includes('\n'));
    const end = this.received.indexOf('\n');
    if (end < 0) return undefined;
    const line = this.received.slice(0, end).replace(/\r$/, '');
    this.received = this.received.slice(end + 1);
    return line;
  }

  /** Whether the server, or the test, has ended the connection. */
  get hasEnded(): boolean {
    return this.ended;
  }

  /** Skips lines until one matches, and returns that. */
  async until(pattern: RegExp | string): Promise<string> {
    for (;;) {
      const line = await this.line();
      if (typeof pattern === 'string' ? line.includes(pattern) : pattern.test(line)) return line;
    }
  }

  /** All lines up to the answer to a PING: what an IRC client was told until now. */
  async linesUntilNow(): Promise<string[]> {
    const token = `now-${Math.random()}`;
    this.send(`PING ${token}`);
    const lines: string[] = [];
    for (let line = await this.line(); !line.endsWith(token); line = await this.line()) lines.push(line);
    return lines;
  }

  /** Expects the connection to be closed by the server, with nothing more to read than this. */
  async closes(rest = ''): Promise<void> {
    await this.wait(() => this.ended);
    expect(this.ended, 'the connection is closed').toBe(true);
    expect(this.received).toBe(rest);
  }

  /** What came and was not read yet. */
  get unread(): string {
    return this.received;
  }

  lineEnd = '\n';

  private end(): void {
    this.ended = true;
    this.wake();
  }

  private async wait(done: () => boolean): Promise<void> {
    const deadline = Date.now() + patienceMs;
    while (!done() && !this.ended && Date.now() < deadline) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, deadline - Date.now());
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}
