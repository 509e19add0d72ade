import type { Socket } from 'node:net';
import { clipText } from '@salon/protocol';
import { WebSocket } from 'ws';
import type { Clock } from '../../loop/clock.ts';
import type { Wire, WireListener } from '../../sessions/wire.ts';

/** A WebSocket that tells when its end began, whichever side began it. */
export class ClosingSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    super.close(code, reason);
    this.emit('closing');
  }
}

/** What the wires of a door share. */
export interface WebWireParts {
  readonly clock: Clock;
  /** How long the other end has to answer that this one closes. Milliseconds. */
  readonly lingerMsMax: number;
  /** Whether the server stops. */
  readonly isStopping: boolean;
}

/**
 * A WebSocket with a line in each message (RFC 6455, IRCv3 websocket). What goes out is framed before it comes here, once
 * for all who are sent the same; the library has the rest: what comes in, pings, and how it ends.
 */
export class WebSocketWire implements Wire {
  readonly encoding: 'text' | 'binary';
  readonly socket: Socket;
  private readonly ws: WebSocket;
  private readonly parts: WebWireParts;
  /** Messages of this turn, with ends of lines between. */
  private came: Buffer[] = [];
  private isEnding = false;
  private isOver = false;

  constructor(ws: ClosingSocket, socket: Socket, parts: WebWireParts) {
    this.ws = ws;
    this.socket = socket;
    this.parts = parts;
    this.encoding = ws.protocol === binaryProtocol ? 'binary' : 'text';
  }

  listen(listener: WireListener): void {
    const over = () => this.over(listener);
    const broken = (error: NodeJS.ErrnoException) => listener.broken(error);
    this.socket.on('error', broken);
    this.ws
      .on('message', (data: Buffer) => {
        // A chunk holds thousands of short messages: handed on each for itself, they would be copied as often.
        if (this.came.length === 0) process.nextTick(() => this.handOn(listener));
        this.came.push(data, lineFeed);
      })
      .on('ping', (data: Buffer) => listener.overhead(data.length + headBytes))
      .on('pong', (data: Buffer) => listener.overhead(data.length + headBytes))
      .on('error', broken)
      .on('closing', () => {
        // What is wrong is told after it, and what came before it is on its way.
        if (!this.isEnding) process.nextTick(over);
      })
      .on('close', over);
  }

  pause(): void {
    this.ws.pause();
  }

  resume(): void {
    this.ws.resume();
  }

  isPaused(): boolean {
    return this.ws.isPaused;
  }

  end(reason: string): void {
    this.isEnding = true;
    this.ws.close(this.parts.isStopping ? goingAway : normal, clipText(reason, reasonBytesMax));
    this.isEnding = false;
  }

  private handOn(listener: WireListener): void {
    const chunk = Buffer.concat(this.came);
    this.came = [];
    listener.read(chunk);
  }

  private over(listener: WireListener): void {
    if (this.isOver) return;
    this.isOver = true;
    listener.lost();
    this.parts.clock.after(this.parts.lingerMsMax, () => this.ws.terminate());
  }
}

/** The subprotocols of IRCv3: which frames lines come and go in. */
export const textProtocol = 'text.ircv3.net';
export const binaryProtocol = 'binary.ircv3.net';

/** Why it ends (RFC 6455, 7.4.1). */
const normal = 1000;
const goingAway = 1001;

/** What of a reason fits into a close frame. */
export const reasonBytesMax = 123;

/** What a frame of a client has besides its payload, at least. */
const headBytes = 6;

const lineFeed = Buffer.from('\n');
