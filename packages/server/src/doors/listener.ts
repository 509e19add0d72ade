import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { Door } from './door.ts';

/** A LISTENER: opens a port for a door, and hands each new connection on at once. */
export class Listener {
  readonly door: Door;
  private readonly server: Server;
  private readonly host: string;
  private readonly port: number;

  constructor(door: Door, host: string, port: number, welcome: (door: Door, socket: Socket) => void) {
    this.door = door;
    this.host = host;
    this.port = port;
    // Half open, so that who pipes a file in is answered to the end; no delay, since writes are gathered already.
    this.server = createServer(
      { allowHalfOpen: true, noDelay: true, keepAlive: true, keepAliveInitialDelay },
      socket => welcome(door, socket),
    );
  }

  /** Opens the port. Rejects with a `ListenError` when that cannot be done. */
  open(): Promise<AddressInfo> {
    return new Promise((resolve, reject) => {
      this.server.once('error', (error: NodeJS.ErrnoException) => {
        reject(new ListenError(this.door.kind, this.host, this.port, error));
      });
      this.server.listen({ host: this.host, port: this.port, backlog }, () => {
        this.server.removeAllListeners('error');
        resolve(this.server.address() as AddressInfo);
      });
    });
  }

  /** Takes no more connections. Those that are open stay. */
  close(): void {
    this.server.close();
  }
}

/** A port could not be opened. The message is one sentence for the person who started the server. */
export class ListenError extends Error {
  constructor(kind: string, host: string, port: number, cause: NodeJS.ErrnoException) {
    const because: Readonly<Record<string, string>> = {
      EADDRINUSE: 'another program has this port. Is Salon running already?',
      EACCES: 'this user may not open it. Ports below 1024 are for root.',
      EADDRNOTAVAIL: 'this machine has no such address.',
      ENOTFOUND: 'there is no such host.',
    };
    super(`Cannot open the ${kind} door at ${host}:${port}: ${because[cause.code ?? ''] ?? cause.message}`, {
      cause,
    });
    this.name = 'ListenError';
  }
}

/** How many connections may wait to be taken: many come at once after a restart. */
const backlog = 4096;

/** When TCP asks a silent other end whether it is still there. Milliseconds. */
const keepAliveInitialDelay = 60_000;
