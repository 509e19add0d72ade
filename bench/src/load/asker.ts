import type { Client } from './client.ts';

const CAPABILITIES = 'batch server-time message-tags draft/chathistory soju.im/search';

/** A client that reads in the history: one question at a time, each to the end of its answer. */
export class Asker {
  readonly #client: Client;
  /** The rooms that it is in. */
  readonly rooms: string[] = [];

  constructor(client: Client) {
    this.#client = client;
  }

  /** Agrees to what is needed to read. Returns whether the server does. */
  async agree(): Promise<boolean> {
    const agreed = this.#client.hear(line => / CAP \S+ (ACK|NAK) /.test(line));
    this.#client.write(`CAP REQ :${CAPABILITIES}\r\n`);
    return (await agreed).includes(' ACK ');
  }

  /** Enters rooms, and agrees to what is needed to read in them. */
  async enter(rooms: readonly string[]): Promise<void> {
    for (const room of rooms) {
      await this.#client.join(room);
      this.rooms.push(room);
    }
    if (!(await this.agree())) this.#client.fail('cannot read: the server does not offer it');
  }

  /** Reads the latest messages of a room. Returns how many there were. */
  latest(room: string, limit: number): Promise<number> {
    return this.#ask(`CHATHISTORY LATEST ${room} * ${limit}`);
  }

  /** Searches a room for words. Returns how many messages have all of them. */
  search(room: string, words: readonly string[], limit: number): Promise<number> {
    return this.#ask(`SEARCH in=${room};text=${words.join('\\s')};limit=${limit}`);
  }

  async #ask(question: string): Promise<number> {
    let messages = 0;
    const end = this.#client.hear(line => {
      if (line.includes(' PRIVMSG ')) messages += 1;
      else if (/^(@\S+ )?(:\S+ )?FAIL /.test(line)) this.#client.fail(`was answered ${line}`);
      return / BATCH -/.test(line);
    });
    this.#client.write(`${question}\r\n`);
    await end;
    return messages;
  }
}
