import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { until } from './until.ts';

/** What it offers: nothing that it would have to answer with more than a line. */
const caps =
  'account-tag away-notify chghost extended-join invite-notify message-tags setname standard-replies';

/** What a server says instead of a welcome, of a nick. */
export type Refusing = (nick: string) => readonly string[];

/** An IRC server that welcomes whoever comes, and says what a test wants it to say, be it allowed or not. */
export class FakeIrc {
  /** What is said instead of a welcome, as long as someone is refused. */
  refusing: Refusing | undefined;
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private heard = '';
  /** Whoever was welcomed last. */
  private guest: Socket | undefined;

  private constructor() {
    this.server = createServer(socket => this.serve(socket));
  }

  static async open(): Promise<FakeIrc> {
    const fake = new FakeIrc();
    fake.server.listen(0, '127.0.0.1');
    await once(fake.server, 'listening');
    return fake;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Says lines to whoever was welcomed last. */
  says(...lines: readonly string[]): void {
    this.guest?.write(lines.map(line => `${line}\r\n`).join(''));
  }

  /** Waits until this was heard. */
  async hears(wanted: string): Promise<void> {
    await until(
      wanted,
      () => this.heard.includes(wanted),
      () => this.heard.slice(-2_000),
    );
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    let nick = '*';
    let rest = '';
    const answers = (...lines: readonly string[]): void => {
      socket.write(lines.map(line => `:fake ${line}\r\n`).join(''));
    };
    const hear = (line: string): void => {
      const [, command = '', first = ''] = /^(?:@\S+ )?(\S+) ?:?(\S*)/.exec(line) ?? [];
      if (command === 'CAP' && first === 'LS') answers(`CAP * LS :${caps}`);
      else if (command === 'CAP' && first === 'REQ') answers(`CAP * ACK ${line.replace(/^.*?REQ /, '')}`);
      else if (command === 'NICK') nick = first;
      else if (command === 'CAP' && first === 'END') {
        if (this.refusing !== undefined) return void socket.write(`${this.refusing(nick).join('\r\n')}\r\n`);
        this.guest = socket;
        answers(
          `001 ${nick} :Welcome`,
          `005 ${nick} CHANTYPES=# PREFIX=(ov)@+ salon/LOBBY=#lobby :are supported`,
        );
        answers(`422 ${nick} :no message of the day`);
      } else if (command === 'PING') answers(`PONG fake ${first}`);
      else if (command === 'JOIN') {
        socket.write(`:${nick}!u@h JOIN ${first}\r\n`);
        answers(`353 ${nick} = ${first} :@${nick} bob`, `366 ${nick} ${first} :End`);
      }
    };
    socket.setEncoding('utf8').on('data', data => {
      this.heard += String(data);
      const lines = (rest + String(data)).split(/\r?\n/);
      rest = lines.pop() ?? '';
      for (const line of lines) hear(line);
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => this.sockets.delete(socket));
  }
}
