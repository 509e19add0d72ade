import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** What a server says no to, and what it calls an error: the numerics of 400 and more. */
const complaint = /^(@\S+ )?:\S+ [45]\d\d /;

/** The way between a client and the server: it can be cut, and it keeps what the server sent. */
export class Wire {
  private readonly server: Server;
  private readonly ends = new Set<Socket>();
  private text = '';

  private constructor(server: Server, to: number) {
    this.server = server;
    server.on('connection', near => {
      const far = connect(to, '127.0.0.1');
      far.on('data', bytes => {
        this.text += bytes;
      });
      near.pipe(far).pipe(near);
      for (const end of [far, near]) {
        this.ends.add(end);
        // A wire that was cut under one of the two is what this is for.
        end.on('error', () => undefined).on('close', () => this.ends.delete(end));
      }
    });
  }

  /** Lays a wire to a port of this machine. */
  static async to(port: number): Promise<Wire> {
    const server = createServer();
    const wire = new Wire(server, port);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return wire;
  }

  /** The port at which the wire begins. */
  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** What the server refused so far, line by line. */
  get complaints(): string[] {
    return this.text.split('\r\n').filter(line => complaint.test(line));
  }

  /** Cuts the connection: to both ends it is lost without a word. A new one can be made at once. */
  cut(): void {
    for (const end of this.ends) end.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }
}
