import { lstatSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import type { Clock } from '../../loop/clock.ts';
import type { Logger } from '../../observe/logger.ts';
import { type AdminResult, showLines } from '../run.ts';
import type { AdminRequest } from '../spec.ts';
import { type ControlLine, lineMsMax, requestSchema } from './messages.ts';

/** What the socket needs from around it. */
export interface ControlParts {
  readonly path: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly run: (request: AdminRequest) => Promise<AdminResult>;
}

/**
 * A Unix socket at which the command line of who runs the server reaches it, and nobody else. Each connection asks for
 * one thing. Who has the data folder has the socket: one that is there is left over from a process that is no more.
 */
export class ControlSocket {
  private readonly parts: ControlParts;
  private readonly server = createServer({ allowHalfOpen: true }, socket => this.receive(socket));
  private readonly clients = new Set<Socket>();

  constructor(parts: ControlParts) {
    this.parts = parts;
  }

  /** Opens it. Where that cannot be done the log says so, and the server goes on: it is there for its users. */
  open(): Promise<void> {
    const { path, logger } = this.parts;
    return new Promise(resolve => {
      this.server.once('listening', resolve);
      this.server.on('error', error => {
        logger.warn({ err: error }, `The command line cannot reach this server by ${path}`);
        resolve();
      });
      // It is made within `listen`, and at no time may others use it.
      const umask = process.umask(0o177);
      try {
        if (lstatSync(path, { throwIfNoEntry: false })?.isSocket()) rmSync(path);
        this.server.listen(path);
      } finally {
        process.umask(umask);
      }
    });
  }

  /** Takes no more, and lets go of those who wait. */
  close(): void {
    this.server.close();
    for (const client of this.clients) client.destroy();
  }

  private receive(socket: Socket): void {
    // That it is gone is seen when something is written to it.
    socket.on('error', () => undefined);
    if (this.clients.size >= clientsMax) {
      this.dismiss(socket, { err: 'The server is busy with other commands; try again.' }, { exit: 1 });
      return;
    }
    this.clients.add(socket);
    socket.once('close', () => this.clients.delete(socket));
    const giveUp = this.parts.clock.after(lineMsMax, () => socket.destroy());
    let text = '';
    const take = (chunk: string) => {
      text += chunk;
      const end = text.indexOf('\n');
      if (end === -1 && text.length <= requestCharsMax) return;
      giveUp();
      socket.off('data', take);
      socket.resume();
      this.serve(socket, end === -1 ? '' : text.slice(0, end)).catch((error: unknown) => {
        this.parts.logger.error({ err: error }, 'a command of the command line failed');
        this.dismiss(socket, { err: 'The server has a fault; its log tells of it.' }, { exit: 1 });
      });
    };
    socket.setEncoding('utf8').on('data', take);
    socket.once('end', () => {
      if (!text.includes('\n')) socket.destroy();
    });
    socket.once('close', giveUp);
  }

  private async serve(socket: Socket, line: string): Promise<void> {
    const request = readRequestLine(line);
    if (request === undefined) {
      this.dismiss(socket, { err: 'The server does not understand this command.' }, { exit: 2 });
      return;
    }
    await this.write(socket, { taken: true });
    const { complaint, exit } = await showLines(await this.parts.run(request), async out => {
      await this.write(socket, { out });
      return !socket.destroyed;
    });
    if (complaint !== undefined) await this.write(socket, { err: complaint });
    this.dismiss(socket, { exit });
  }

  /** Says the last that there is to say, and lets go of who does not hang up then. */
  private dismiss(socket: Socket, ...lines: readonly ControlLine[]): void {
    socket.resume();
    socket.end(linesOf(lines));
    const giveUp = this.parts.clock.after(lineMsMax, () => socket.destroy());
    socket.once('close', giveUp);
  }

  /** Waits until what was written before is read, but not for long. */
  private write(socket: Socket, line: ControlLine): Promise<void> | void {
    if (socket.destroyed || socket.write(linesOf([line]))) return;
    return new Promise(resolve => {
      const giveUp = this.parts.clock.after(lineMsMax, () => socket.destroy());
      const goOn = () => {
        giveUp();
        socket.off('drain', goOn);
        socket.off('close', goOn);
        resolve();
      };
      socket.on('drain', goOn);
      socket.on('close', goOn);
    });
  }
}

function readRequestLine(line: string): AdminRequest | undefined {
  try {
    return requestSchema.safeParse(JSON.parse(line)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function linesOf(lines: readonly ControlLine[]): string {
  return lines.map(line => `${JSON.stringify(line)}\n`).join('');
}

/** How many commands may be at work at once. */
const clientsMax = 8;

/** What a command line may hold: far more than anyone types. */
const requestCharsMax = 65_536;
