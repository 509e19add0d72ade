import { connect, type Socket } from 'node:net';
import { until } from '../../e2e/support/until.ts';

const capabilities =
  'batch draft/multiline draft/metadata-3 echo-message labeled-response message-tags server-time';

/** Someone in the evening, by IRC: says a thing, and knows the msgid of it as soon as everyone has it. */
export class Speaker {
  private readonly socket: Socket;
  private heard = '';
  private labels = 0;

  private constructor(port: number) {
    this.socket = connect({ host: '127.0.0.1', port });
    this.socket.setEncoding('utf8').on('data', text => {
      this.heard += text;
    });
  }

  /** Comes in, with another name to be shown by if there is one. */
  static async enter(port: number, nick: string, shown?: string): Promise<Speaker> {
    const speaker = new Speaker(port);
    speaker.sends(
      `CAP REQ :${capabilities}`,
      `NICK ${nick}`,
      `USER ${nick} 0 * :${shown ?? nick}`,
      'CAP END',
    );
    await speaker.hears(/ (422|376) /);
    if (shown !== undefined) {
      speaker.sends(`METADATA * SET display-name :${shown}`);
      await speaker.hears(/ 761 /);
    }
    return speaker;
  }

  /** Does what a command says, and waits until the server has done it. */
  async does(command: string, tags = ''): Promise<void> {
    await this.answered(label => [`@label=${label}${tags} ${command}`]);
  }

  /** Says something, in several lines if there are; returns its msgid. */
  async says(where: string, text: string, replyTo?: string): Promise<string> {
    const reply = replyTo === undefined ? '' : `;+draft/reply=${replyTo}`;
    const lines = text.split('\n');
    const heard = await this.answered(label =>
      lines.length === 1
        ? [`@label=${label}${reply} PRIVMSG ${where} :${text}`]
        : [
            `@label=${label}${reply} BATCH +${label} draft/multiline ${where}`,
            ...lines.map(line => `@batch=${label} PRIVMSG ${where} :${line}`),
            `BATCH -${label}`,
          ],
    );
    return /[@;]msgid=([^; ]+)/.exec(heard)?.[1] ?? '';
  }

  /** Puts a sign to a message. */
  async reacts(where: string, msgid: string, sign: string): Promise<void> {
    await this.does(`TAGMSG ${where}`, `;+draft/react=${sign};+draft/reply=${msgid}`);
  }

  /** Lets the others see that something is being written. */
  types(where: string): void {
    this.sends(`@+typing=active TAGMSG ${where}`);
  }

  close(): void {
    this.socket.destroy();
  }

  /** What the server says to lines with a label. */
  private async answered(linesOf: (label: string) => readonly string[]): Promise<string> {
    this.labels += 1;
    const label = `l${this.labels}`;
    this.sends(...linesOf(label));
    const answer = new RegExp(`^@(?:[^ ]*;)?label=${label}[; ].*$`, 'm');
    await this.hears(answer);
    return answer.exec(this.heard)?.[0] ?? '';
  }

  private sends(...lines: readonly string[]): void {
    for (const line of lines) this.socket.write(`${line}\r\n`);
  }

  private async hears(wanted: RegExp): Promise<void> {
    await until(
      `${wanted}`,
      () => wanted.test(this.heard),
      () => this.heard,
    );
  }
}
