import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A message that a relay has taken. */
export interface Taken {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  /** Whether the way to it was encrypted. */
  readonly secure: boolean;
  /** The name by which the sender was known, if it gave one. */
  readonly user: string | undefined;
}

/** A relay on this machine, which keeps what it takes. */
export class SmtpRelay {
  readonly taken: Taken[] = [];
  private readonly server: SMTPServer;

  constructor(options: SMTPServerOptions = {}) {
    this.server = new SMTPServer({
      authOptional: true,
      disableReverseLookup: true,
      logger: false,
      ...options,
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          this.taken.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            raw: Buffer.concat(chunks).toString('utf8'),
            secure: session.secure,
            user: session.user,
          });
          done();
        });
      },
    });
    // A client that hangs up is no fault of the relay.
    this.server.on('error', () => undefined);
  }

  /** Begins, and resolves with its port. */
  async start(): Promise<number> {
    const listener = this.server.listen(0, '127.0.0.1');
    await new Promise(resolve => listener.once('listening', resolve));
    return (listener.address() as AddressInfo).port;
  }

  stop(): Promise<void> {
    return new Promise(resolve => this.server.close(() => resolve()));
  }
}

/** Something at a port that is no relay: it does with each connection what it is told. */
export class OddRelay {
  /** How many connections came. */
  connections = 0;
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;

  constructor(serve: (socket: Socket) => void) {
    this.server = createServer(socket => {
      this.connections += 1;
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => this.sockets.delete(socket));
      serve(socket);
      this.came?.();
    });
  }

  private came: (() => void) | undefined;

  async start(): Promise<number> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as AddressInfo).port;
  }

  /** Resolves when so many connections came. */
  async reached(count: number): Promise<void> {
    while (this.connections < count) {
      await new Promise<void>(resolve => {
        this.came = resolve;
      });
    }
  }

  /** Resolves when nobody is connected any more. */
  async left(): Promise<void> {
    await Promise.all([...this.sockets].map(socket => new Promise(resolve => socket.once('close', resolve))));
  }

  stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise(resolve => this.server.close(() => resolve()));
  }
}
