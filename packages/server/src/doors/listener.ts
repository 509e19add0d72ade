import { lookup } from 'node:dns/promises';
import { chmodSync, lstatSync, unlinkSync } from 'node:fs';
import {
  type AddressInfo,
  connect,
  createServer,
  type ListenOptions,
  type Server,
  type Socket,
} from 'node:net';
import type { Door } from './door.ts';

/** Where to listen: at a port, or at a Unix socket with who may use it. */
export type Place =
  | { readonly host: string; readonly port: number }
  | { readonly path: string; readonly mode: number };

/** Who takes what a listener hands on. */
export interface Guests {
  readonly receive: (socket: Socket) => void;
  /** A connection could not be taken, for want of file descriptors for one; the port stays open. */
  readonly failed: (error: Error) => void;
}

/** A LISTENER: opens a port, or a Unix socket, for a door, and hands each new connection on at once. */
export class Listener {
  readonly door: Door;
  private readonly servers: Server[] = [];
  private readonly place: Place;
  private readonly guests: Guests;
  private readonly addressesOf: (host: string) => Promise<readonly string[]>;

  constructor(door: Door, place: Place, guests: Guests, addressesOf = addressesByName) {
    this.door = door;
    this.place = place;
    this.guests = guests;
    this.addressesOf = addressesOf;
  }

  /** Resolves to where it listens; rejects with a `ListenError` when that cannot be done. */
  open(): Promise<Place> {
    const { place } = this;
    return 'path' in place ? this.openPath(place.path, place.mode) : this.openPort(place.host, place.port);
  }

  /** Takes no more connections. Those that are open stay. */
  close(): void {
    for (const server of this.servers) server.close();
  }

  /** Opens a port at every address of the host: `localhost` is both 127.0.0.1 and ::1 where a machine has both. */
  private async openPort(host: string, port: number): Promise<Place> {
    let opened: AddressInfo | undefined;
    let failure: unknown;
    for (const address of await this.addresses(host, port)) {
      try {
        const options = { host: address, port: opened?.port ?? port };
        const server = await this.listen(options, `${address}:${options.port}`);
        opened ??= server.address() as AddressInfo;
      } catch (error) {
        // A name may have an address that the machine lacks, as ::1 where IPv6 is off.
        if (!(error instanceof ListenError && error.lacksAddress)) throw error;
        failure = error;
      }
    }
    if (opened === undefined) throw failure;
    return { host: opened.address, port: opened.port };
  }

  private async addresses(host: string, port: number): Promise<readonly string[]> {
    try {
      return await this.addressesOf(host);
    } catch (error) {
      throw new ListenError(this.door.kind, `${host}:${port}`, error as NodeJS.ErrnoException);
    }
  }

  /** Opens a Unix socket. One that a server left behind that is no more is taken away. */
  private async openPath(path: string, mode: number): Promise<Place> {
    if (await isStale(path)) unlinkSync(path);
    await this.listen({ path }, path);
    chmodSync(path, mode);
    return { path, mode };
  }

  private listen(where: ListenOptions, shown: string): Promise<Server> {
    // Half open, so that who pipes a file in is answered to the end; no delay, since writes are gathered already.
    const server = createServer(
      { allowHalfOpen: true, noDelay: true, keepAlive: true, keepAliveInitialDelay },
      socket => this.guests.receive(socket),
    );
    this.servers.push(server);
    return new Promise((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        reject(new ListenError(this.door.kind, shown, error));
      });
      server.listen({ ...where, backlog }, () => {
        server.removeAllListeners('error');
        server.on('error', error => this.guests.failed(error));
        resolve(server);
      });
    });
  }
}

/** Whether there is a Unix socket at which nobody listens. */
function isStale(path: string): Promise<boolean> {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSocket()) return Promise.resolve(false);
  return new Promise(resolve => {
    const socket = connect({ path }, () => {
      socket.destroy();
      resolve(false);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED'));
  });
}

async function addressesByName(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true, order: 'ipv4first' });
  return [...new Set(found.map(({ address }) => address))];
}

/** A port could not be opened. The message is one sentence for the person who started the server. */
export class ListenError extends Error {
  /** Whether the machine has no such address. */
  readonly lacksAddress: boolean;

  /** `place` is shown as it is. */
  constructor(kind: string, place: string, cause: NodeJS.ErrnoException) {
    const because: Readonly<Record<string, string>> = {
      EADDRINUSE: `another program has this ${place.includes('/') ? 'socket' : 'port'}. Is Salon running already?`,
      EACCES: place.includes('/')
        ? 'this user may not make it there.'
        : 'this user may not open it. Ports below 1024 are for root.',
      ENOENT: 'there is no such folder.',
      EADDRNOTAVAIL: 'this machine has no such address.',
      ENOTFOUND: 'there is no such host.',
    };
    super(`Cannot open the ${kind} door at ${place}: ${because[cause.code ?? ''] ?? cause.message}`, {
      cause,
    });
    this.name = 'ListenError';
    this.lacksAddress = cause.code === 'EADDRNOTAVAIL' || cause.code === 'EAFNOSUPPORT';
  }
}

/** How many connections may wait to be taken: many come at once after a restart. */
const backlog = 4096;

/** When TCP asks a silent other end whether it is still there. Milliseconds. */
const keepAliveInitialDelay = 60_000;
