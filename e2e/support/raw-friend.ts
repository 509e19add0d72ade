import { connect, type Socket } from 'node:net';
import { until } from './until.ts';

/** Someone whose client sends what she types as it is. */
export class RawFriend {
  private readonly socket: Socket;
  private heard = '';

  private constructor(port: number) {
    this.socket = connect({ host: '127.0.0.1', port });
    this.socket.setEncoding('utf8').on('data', data => {
      const text = String(data);
      this.heard += text;
      for (const [, token] of text.matchAll(/^PING (.*)\r$/gm)) this.socket.write(`PONG ${token}\r\n`);
    });
  }

  /** Connects with a nick and a real name, and waits for the welcome. */
  static async enter(port: number, nick: string, realName: string): Promise<RawFriend> {
    const friend = new RawFriend(port);
    friend.sends(
      'CAP REQ :message-tags draft/metadata-3 batch',
      `NICK ${nick}`,
      `USER raw 0 * :${realName}`,
      'CAP END',
    );
    await friend.hears(' ACK ');
    await friend.hears(' 422 ', ' 376 ');
    return friend;
  }

  /** Sends lines. */
  sends(...lines: readonly string[]): void {
    for (const line of lines) this.socket.write(`${line}\r\n`);
  }

  /** Waits until one of these was heard. */
  async hears(...wanted: readonly string[]): Promise<void> {
    await until(
      wanted.join(' or '),
      () => wanted.some(text => this.heard.includes(text)),
      () => this.heard,
    );
  }

  /** Waits until something was heard, and gives the first group of it. */
  async finds(wanted: RegExp): Promise<string> {
    return await until(
      `${wanted}`,
      () => wanted.exec(this.heard)?.[1],
      () => this.heard,
    );
  }

  async close(): Promise<void> {
    this.socket.destroy();
  }
}
