import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Someone who talks by the plain IRC door, and forgets what she hears but the ids of what she said herself. */
export class Talker {
  /** The msgid of what she said last. */
  said: string | undefined;
  private readonly socket: Socket;
  private rest = '';
  private heeded: (() => void) | undefined;

  private constructor(socket: Socket) {
    this.socket = socket;
  }

  /** Comes in; who is `tagged` knows message ids, and can react and edit. */
  static async enter(port: number, nick: string, rooms: readonly string[], tagged: boolean): Promise<Talker> {
    const socket = connect(port, '127.0.0.1');
    const talker = new Talker(socket);
    const { promise: came, resolve: isIn } = Promise.withResolvers<void>();
    socket.setEncoding('latin1');
    socket.on('error', error => {
      throw error;
    });
    socket.on('data', chunk => talker.hear(String(chunk), tagged, isIn));
    await once(socket, 'connect');
    const caps = tagged ? 'CAP REQ :message-tags echo-message draft/message-edit\r\nCAP END\r\n' : '';
    talker.send(`NICK ${nick}`, `USER ${nick} 0 * :${nick}`);
    if (tagged) socket.write(caps);
    await came;
    talker.send(...rooms.map(room => `JOIN ${room}`));
    return talker;
  }

  send(...lines: readonly string[]): void {
    this.socket.write(lines.map(line => `${line}\r\n`).join(''));
  }

  /** Resolves when the server has done all that she has sent. */
  settled(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.heeded = resolve;
    this.send('PING :done');
    return promise;
  }

  leave(): void {
    this.socket.destroy();
  }

  private hear(chunk: string, tagged: boolean, isIn: () => void): void {
    const text = this.rest + chunk;
    const end = text.lastIndexOf('\r\n') + 2;
    if (end < 2) {
      this.rest = text;
      return;
    }
    this.rest = text.slice(end);
    // Most of what comes is what others say, and is nothing to her.
    if (!tagged && !/P[IO]NG| (?:376|422) /.test(text)) return;
    const lines = text.slice(0, end - 2).split('\r\n');
    for (const line of lines) {
      if (line.startsWith('PING')) this.send(`PONG${line.slice(4)}`);
      else if (/^\S+ (376|422) /.test(line)) isIn();
      else if (/^(@\S+ )?\S+ PONG /.test(line)) this.heeded?.();
      else if (tagged) this.said = /^@\S*\bmsgid=([^; ]+)\S* \S+ PRIVMSG/.exec(line)?.[1] ?? this.said;
    }
  }
}
