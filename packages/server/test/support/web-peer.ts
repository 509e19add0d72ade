import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';
import type { TestServer } from './test-server.ts';

/** How a test opens a WebSocket. */
export interface WebPeerOptions extends ClientOptions {
  readonly path?: string;
  readonly protocols?: readonly string[];
  /** The number of the door in the settings; the first web door when it is left out. */
  readonly door?: number;
}

/** A message as it came, and whether it was one of bytes. */
interface Came {
  readonly text: string;
  readonly isBinary: boolean;
}

/** The other end of a WebSocket, as a test holds it: each message is a line. */
export class WebPeer {
  readonly ws: WebSocket;
  /** How it was closed. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  private readonly came: Came[] = [];
  private isClosed = false;
  private wake: () => void = () => undefined;

  private constructor(ws: WebSocket) {
    this.ws = ws;
    ws.on('message', (data: Buffer, isBinary) => {
      this.came.push({ text: data.toString('utf8'), isBinary });
      this.wake();
    });
    this.closed = new Promise(resolve => {
      ws.on('close', (code, reason) => {
        this.isClosed = true;
        this.wake();
        resolve({ code, reason: reason.toString('utf8') });
      });
    });
  }

  /** Opens a WebSocket at a web door; rejects with what the server answered when it does not want one. */
  static async open(
    server: TestServer,
    { path = '/', protocols = [], door, ...options }: WebPeerOptions = {},
  ): Promise<WebPeer> {
    const secure = door !== undefined && server.doors[door]?.secure === true;
    const url = `${secure ? 'wss' : 'ws'}://127.0.0.1:${server.port(door ?? 'web')}${path}`;
    const ws = new WebSocket(url, [...protocols], { rejectUnauthorized: false, ...options });
    const peer = new WebPeer(ws);
    server.ends({ destroy: () => ws.terminate() });
    await once(ws, 'open');
    return peer;
  }

  /** Someone who has registered and read her welcome to the end. */
  static async enter(server: TestServer, nick: string, options?: WebPeerOptions): Promise<WebPeer> {
    const peer = await WebPeer.open(server, options);
    peer.send(`NICK ${nick}`, `USER ${nick} 0 * :${nick} the tester`);
    await peer.until(/ (376|422) /);
    return peer;
  }

  /** Sends lines, each in a message. */
  send(...lines: readonly string[]): void {
    for (const line of lines) this.ws.send(line);
  }

  /** The next message. */
  async message(): Promise<Came> {
    const deadline = Date.now() + patienceMs;
    while (this.came.length === 0 && !this.isClosed && Date.now() < deadline) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, deadline - Date.now());
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    const next = this.came.shift();
    if (next === undefined) throw new Error('no message came');
    return next;
  }

  /** Skips lines until one matches, and returns that. */
  async until(pattern: RegExp | string): Promise<string> {
    for (;;) {
      const { text } = await this.message();
      if (typeof pattern === 'string' ? text.includes(pattern) : pattern.test(text)) return text;
    }
  }

  /** All lines up to the answer to a PING. */
  async linesUntilNow(): Promise<string[]> {
    const token = `now-${Math.random()}`;
    this.send(`PING ${token}`);
    const lines: string[] = [];
    for (;;) {
      const { text } = await this.message();
      if (text.endsWith(token)) return lines;
      lines.push(text);
    }
  }
}

/** How long a test waits for what must come. Only a test that fails waits as long. */
const patienceMs = 4000;
