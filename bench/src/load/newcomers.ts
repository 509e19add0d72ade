import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from './client.ts';
import type { Crowd } from './crowd.ts';
import { isNumeric } from './dialects.ts';

const PASSWORD = 'the same for everyone';

/** Who came in with the password of her account: when she was in, and how long that took. Milliseconds. */
export interface Login {
  at: number;
  took: number;
}

/** People with accounts who come, log in, and go again. */
export class Newcomers {
  /** All logins so far. */
  readonly logins: Login[] = [];
  readonly #crowd: Crowd;
  /** Accounts of which nobody is there. */
  readonly #free: string[] = [];
  #visits = 0;

  constructor(crowd: Crowd) {
    this.#crowd = crowd;
  }

  /** Makes so many accounts. They may all be used at the same time. */
  async makeAccounts(count: number): Promise<void> {
    const makeOne = async (index: number): Promise<void> => {
      const client = this.#visitor(`a${String(index).padStart(5, '0')}`);
      await client.register();
      const made = client.hear(line => line.includes(' REGISTER SUCCESS '));
      client.write(`REGISTER * * :${PASSWORD}\r\n`);
      await made;
      await client.leave();
      this.#free.push(client.nick);
    };
    const all = Array.from({ length: count }, (_, index) => makeOne(index));
    await this.#crowd.within(`${count} accounts are made`, 60, Promise.all(all));
  }

  /**
   * Lets so many come each second until the signal ends it; resolves when the last has gone. Who should come while all
   * accounts are in use does not: the server is behind.
   */
  async comeAtPace(perSecond: number, end: AbortSignal): Promise<void> {
    const begin = performance.now();
    const visits: Promise<void>[] = [];
    for (let due = 0; !end.aborted; await sleep(1)) {
      for (; due < ((performance.now() - begin) / 1000) * perSecond; due += 1) visits.push(this.#visit());
    }
    await Promise.all(visits);
  }

  /** Keeps so many coming at the same time, each as soon as another has gone, until the signal ends it. */
  async comeAtOnce(count: number, end: AbortSignal): Promise<void> {
    const comeAgain = async (): Promise<void> => {
      while (!end.aborted) await this.#visit();
    };
    await Promise.all(Array.from({ length: count }, comeAgain));
  }

  async #visit(): Promise<void> {
    const account = this.#free.shift();
    if (account === undefined) return;
    const begin = performance.now();
    const client = this.#visitor(account);
    await logIn(client);
    const at = performance.now();
    this.logins.push({ at, took: at - begin });
    await client.leave();
    this.#free.push(account);
  }

  #visitor(nick: string): Client {
    this.#visits += 1;
    return this.#crowd.visitor(nick, this.#visits);
  }
}

/** Comes in with the password of the account that has the name of the nick, by SASL PLAIN. */
async function logIn(client: Client): Promise<void> {
  const { nick } = client;
  const says = (text: string, isAnswer: (line: string) => boolean): Promise<string> => {
    const answer = client.hear(isAnswer);
    client.write(text);
    return answer;
  };
  await says(`CAP LS 302\r\nNICK ${nick}\r\nUSER bench 0 * :bench\r\n`, line => / CAP \S+ LS :/.test(line));
  await says('CAP REQ :sasl\r\n', line => / CAP \S+ ACK /.test(line));
  await says('AUTHENTICATE PLAIN\r\n', line => line.startsWith('AUTHENTICATE +'));
  const plain = Buffer.from(`\0${nick}\0${PASSWORD}`).toString('base64');
  const answer = await says(
    `AUTHENTICATE ${plain}\r\n`,
    line => isNumeric(line, '903') || isNumeric(line, '904'),
  );
  if (!isNumeric(answer, '903')) client.fail(`was not let in: ${answer}`);
  await says('CAP END\r\n', line => isNumeric(line, '376') || isNumeric(line, '422'));
}
