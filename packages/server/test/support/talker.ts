import { connect, type Socket } from 'node:net';

/** A message as a client got it. */
export interface Heard {
  readonly room: string;
  readonly id: string;
  readonly text: string;
}

/** How many messages of hers may be on their way. */
const inFlightMax = 20;

/** A client that talks in rooms as fast as the server takes it, and knows what came back, until the server is gone. */
export class Talker {
  /** All messages of anyone that she was sent, in their order. */
  readonly heard: Heard[] = [];
  /** Resolves when the server is gone. */
  readonly gone: Promise<void>;
  private readonly socket: Socket;
  private readonly nick: string;
  private readonly rooms: readonly string[];
  private partial = '';
  private said = 0;
  private echoed = 0;
  private joined = 0;

  /** She comes in at a port, and talks as soon as she is in all her rooms. `round` is a part of all her texts. */
  constructor(port: number, nick: string, rooms: readonly string[], round: number) {
    this.nick = nick;
    this.rooms = rooms;
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true });
    this.socket.setEncoding('utf8');
    this.socket.write(
      `CAP REQ :message-tags echo-message\r\nNICK ${nick}\r\nUSER ${nick} 0 * :${nick}\r\nCAP END\r\n`,
    );
    this.socket.on('data', (text: string) => this.take(text, round));
    this.gone = new Promise(resolve => this.socket.on('close', () => resolve()));
    // A server that is killed resets its connections.
    this.socket.on('error', () => undefined);
  }

  private take(text: string, round: number): void {
    const lines = (this.partial + text).split('\r\n');
    // A line that was cut short was not received.
    this.partial = lines.pop() ?? '';
    for (const line of lines) this.line(line);
    if (this.joined === this.rooms.length) this.talk(round);
  }

  private line(line: string): void {
    const message = /^@(?:\S*;)?msgid=([^; ]+)\S* :(\w+)!\S+ PRIVMSG (#\w+) :(.*)$/.exec(line);
    if (message !== null) {
      const [, id = '', from, room = '', text = ''] = message;
      this.heard.push({ room, id, text });
      if (from === this.nick) this.echoed += 1;
    } else if (line.startsWith('PING')) this.socket.write(`PONG${line.slice(4)}\r\n`);
    else if (/^\S+ 376 |^\S+ 422 /.test(line)) this.socket.write(`JOIN ${this.rooms.join()}\r\n`);
    else if (/^\S+ 366 /.test(line)) this.joined += 1;
  }

  private talk(round: number): void {
    let lines = '';
    for (; this.said - this.echoed < inFlightMax; this.said += 1) {
      const room = this.rooms[this.said % this.rooms.length] ?? '';
      lines += `PRIVMSG ${room} :${round} ${this.nick} ${this.said}\r\n`;
    }
    if (lines !== '') this.socket.write(lines);
  }
}
