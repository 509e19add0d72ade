import { lookup } from 'node:dns/promises';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { Door } from './door.ts';

/** Who takes what a listener hands on. */
export interface Guests {
  readonly welcome: (door: Door, socket: Socket) => void;
  /** A connection could not be taken, for want of file descriptors for one; the port stays open. */
  readonly failed: (door: Door, error: Error) => void;
}

/** A LISTENER: opens a port for a door, and hands each new connection on at once. */
export class Listener {
  readonly door: Door;
  private readonly servers: Server[] = [];
  private readonly host: string;
  private readonly port: number;
  private readonly guests: Guests;
  private readonly addressesOf: (host: string) => Promise<readonly string[]>;

  constructor(door: Door, host: string, port: number, guests: Guests, addressesOf = addressesByName) {
    this.door = door;
    this.host = host;
    this.port = port;
    this.guests = guests;
    this.addressesOf = addressesOf;
  }

  /**
   * Opens the port, at every address of the host: `localhost` is both 127.0.0.1 and ::1 where a machine has both.
   * Resolves to where it listens; rejects with a `ListenError` when that cannot be done.
   */
  async open(): Promise<AddressInfo> {
    let opened: AddressInfo | undefined;
    let failure: unknown;
    for (const address of await this.addresses()) {
      try {
        const info = await this.openAt(address, opened?.port ?? this.port);
        opened ??= info;
      } catch (error) {
        // A name may have an address that the machine lacks, as ::1 where IPv6 is off.
        if (!(error instanceof ListenError && error.lacksAddress)) throw error;
        failure = error;
      }
    }
    if (opened === undefined) throw failure;
    return opened;
  }

  /** Takes no more connections. Those that are open stay. */
  close(): void {
    for (const server of this.servers) server.close();
  }

  private async addresses(): Promise<readonly string[]> {
    try {
      return await this.addressesOf(this.host);
    } catch (error) {
      throw new ListenError(this.door.kind, this.host, this.port, error as NodeJS.ErrnoException);
    }
  }

  private openAt(address: string, port: number): Promise<AddressInfo> {
    // Half open, so that who pipes a file in is answered to the end; no delay, since writes are gathered already.
    const server = createServer(
      { allowHalfOpen: true, noDelay: true, keepAlive: true, keepAliveInitialDelay },
      socket => this.guests.welcome(this.door, socket),
    );
    this.servers.push(server);
    return new Promise((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        reject(new ListenError(this.door.kind, address, port, error));
      });
      server.listen({ host: address, port, backlog }, () => {
        server.removeAllListeners('error');
        server.on('error', error => this.guests.failed(this.door, error));
        resolve(server.address() as AddressInfo);
      });
    });
  }
}

async function addressesByName(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true, order: 'ipv4first' });
  return [...new Set(found.map(({ address }) => address))];
}

/** A port could not be opened. The message is one sentence for the person who started the server. */
export class ListenError extends Error {
  /** Whether the machine has no such address. */
  readonly lacksAddress: boolean;

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
    this.lacksAddress = cause.code === 'EADDRNOTAVAIL' || cause.code === 'EAFNOSUPPORT';
  }
}

/** How many connections may wait to be taken: many come at once after a restart. */
const backlog = 4096;

/** When TCP asks a silent other end whether it is still there. Milliseconds. */
const keepAliveInitialDelay = 60_000;
