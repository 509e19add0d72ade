import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '../../loop/clock.ts';

/** What one connection is at: waiting for a request, being answered, or a talk. */
interface Connection {
  /** How many requests are being answered. */
  answering: number;
  /** How many bytes went to and fro when that was looked at last. */
  moved: number;
  /** Stops waiting for what is waited for. */
  cancel: () => void;
}

/**
 * The connections of a web door that are not talks. One has so long for a whole request, and for the next one; while it is
 * answered, something must move. Who is slower is closed without a word, and keeps nobody else.
 */
export class Connections {
  private readonly clock: Clock;
  private readonly open = new Map<Socket, Connection>();
  private isClosing = false;
  private allGone: (() => void) | undefined;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Watches a connection. `gone` is called when it is closed, unless it became a talk. */
  add(socket: Socket, gone: () => void): void {
    const connection: Connection = { answering: 0, moved: 0, cancel: () => undefined };
    this.open.set(socket, connection);
    socket.once('close', () => {
      if (this.release(socket)) gone();
    });
    this.awaitRequest(socket, connection);
  }

  /** It is a talk from now on. Returns whether it was not before. */
  release(socket: Socket): boolean {
    this.open.get(socket)?.cancel();
    const wasOpen = this.open.delete(socket);
    if (this.open.size === 0) this.allGone?.();
    return wasOpen;
  }

  /** A request came. Returns whether it is to be answered: no browser sends many before it has the first answer. */
  answers(socket: Socket, response: ServerResponse): boolean {
    const connection = this.open.get(socket);
    if (connection === undefined) return false;
    connection.answering += 1;
    if (connection.answering > answersAtOnceMax) {
      socket.destroy();
      return false;
    }
    if (this.isClosing) response.setHeader('Connection', 'close');
    this.awaitMove(socket, connection);
    response.once('close', () => {
      connection.answering -= 1;
      if (connection.answering > 0 || !this.open.has(socket)) return;
      if (this.isClosing) socket.destroySoon();
      else this.awaitRequest(socket, connection);
    });
    return true;
  }

  /** Closes those that wait; resolves when the others are answered, or had so many milliseconds for it. */
  async close(msMax: number): Promise<void> {
    this.isClosing = true;
    for (const [socket, { answering }] of [...this.open]) if (answering === 0) socket.destroy();
    const cancel = this.clock.after(msMax, () => {
      for (const socket of [...this.open.keys()]) socket.destroy();
    });
    if (this.open.size > 0) {
      await new Promise<void>(resolve => {
        this.allGone = resolve;
      });
    }
    cancel();
  }

  private awaitRequest(socket: Socket, connection: Connection): void {
    connection.cancel();
    connection.cancel = this.clock.after(requestMsMax, () => socket.destroy());
  }

  private awaitMove(socket: Socket, connection: Connection): void {
    connection.moved = movedBy(socket);
    connection.cancel();
    connection.cancel = this.clock.after(stillMsMax, () => {
      if (movedBy(socket) === connection.moved) socket.destroy();
      else this.awaitMove(socket, connection);
    });
  }
}

function movedBy(socket: Socket): number {
  return socket.bytesRead + socket.bytesWritten - socket.writableLength;
}

/** How many requests of one connection are answered at once: each may hold a file open. */
const answersAtOnceMax = 8;

/** How long a connection may be open without a whole request, the first or the next. Milliseconds. */
const requestMsMax = 20_000;

/** How long nothing may move while a request is answered. Milliseconds. */
const stillMsMax = 30_000;
