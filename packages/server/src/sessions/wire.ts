import type { Socket } from 'node:net';
import type { Encoding } from './frames.ts';

/** What lines come and go by: a socket itself, or a WebSocket upon it. */
export interface Wire {
  /** What is written to the socket is to be of this form. */
  readonly encoding: Encoding;
  /** Where bytes are written, and what they wait in until they are read. */
  readonly socket: Socket;
  /** Tells from now on what comes; at most one is told. */
  listen(listener: WireListener): void;
  /** Reads no more for now. */
  pause(): void;
  /** Reads again. */
  resume(): void;
  /** Whether it is paused. */
  isPaused(): boolean;
  /** Sends what was written, and then that there is no more, for this reason. */
  end(reason: string): void;
}

/** Who is told what comes by a wire. */
export interface WireListener {
  /** Bytes of lines came. */
  read(chunk: Buffer): void;
  /** So many bytes came that are no lines, and were work all the same. */
  overhead(bytes: number): void;
  /** No more comes; what is written still goes out. */
  ended(): void;
  /** Something is wrong; that it is lost comes next. */
  broken(error: NodeJS.ErrnoException): void;
  /** It is gone, and nothing goes out by it any more. */
  lost(): void;
}

/** A socket with lines on it. */
export class SocketWire implements Wire {
  readonly encoding = 'stream';
  readonly socket: Socket;

  constructor(socket: Socket) {
    this.socket = socket;
  }

  listen(listener: WireListener): void {
    this.socket
      .on('data', chunk => listener.read(chunk))
      .on('end', () => listener.ended())
      .on('error', error => listener.broken(error))
      .on('close', () => listener.lost());
  }

  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  isPaused(): boolean {
    return this.socket.isPaused();
  }

  end(): void {
    this.socket.end();
  }
}
