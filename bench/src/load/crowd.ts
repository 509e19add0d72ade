import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '../job.ts';
import { Client } from './client.ts';

/** How many clients ask to join a channel at the same time, so that no server is buried before anything is measured. */
const JOINS_AT_ONCE = 100;

/** Every stage of a run that is not measured must be over by then, or the cell has failed. */
const STAGE_SECONDS = 60;

/** Source addresses are 127.0.1.10 to 127.0.1.99: all of one length, so lines that name them are of one length too. */
const FIRST_HOST = 10;
const HOSTS = 90;

/** The clients of one load process. Whatever goes wrong with any of them fails the whole. */
export class Crowd {
  readonly #job: Job;
  readonly #clients: Client[] = [];
  readonly #failed: Promise<never>;
  #fail: (reason: Error) => void;

  constructor(job: Job) {
    this.#job = job;
    const { promise, reject } = Promise.withResolvers<never>();
    this.#failed = promise;
    this.#fail = reject;
    // A failure between two stages is not lost: the next call of `within` races against the same promise.
    promise.catch(() => undefined);
  }

  /** Connects and registers `count` clients named by a letter and a number: `r0`, `r1`, … */
  async open(count: number, letter: string): Promise<Client[]> {
    const made: Client[] = [];
    const openOne = async (index: number): Promise<void> => {
      // The number is padded, because names of one length make lines of one length.
      const nick = letter + String(index).padStart(5, '0');
      const from = hostOf(this.#clients.length);
      const client = this.#connect(nick, from);
      this.#clients.push(client);
      made[index] = client;
      await client.register();
    };
    await this.within(
      `${count} clients have registered`,
      STAGE_SECONDS,
      inTurns(count, this.#job.newcomersAtOnce, openOne),
    );
    return made;
  }

  /** Connects one who will not stay, and says nothing yet. `index` says where she comes from. */
  visitor(nick: string, index: number): Client {
    return this.#connect(nick, hostOf(index));
  }

  /** Lets clients enter a channel, within so many seconds. */
  async join(
    clients: readonly Client[],
    channelOf: (index: number) => string,
    seconds = STAGE_SECONDS,
  ): Promise<void> {
    const joinOne = async (index: number): Promise<void> => clients[index]?.join(channelOf(index));
    await this.within(
      `${clients.length} clients have joined`,
      seconds,
      inTurns(clients.length, JOINS_AT_ONCE, joinOne),
    );
  }

  /** Resolves when nothing has come for a while: the echoes of so many arrivals are over. */
  async settle(): Promise<void> {
    await this.within('the server has gone quiet', STAGE_SECONDS, this.#quiet());
  }

  /** The result of `work`, unless a client fails or the time is over first. */
  async within<T>(what: string, seconds: number, work: Promise<T>): Promise<T> {
    const timer = new AbortController();
    const late = sleep(seconds * 1000, undefined, { signal: timer.signal }).then(() => {
      throw new Error(`timeout: not after ${seconds} s "${what}"`);
    });
    try {
      return await Promise.race([work, this.#failed, late]);
    } finally {
      timer.abort();
    }
  }

  #connect(nick: string, from: string): Client {
    return new Client({ door: this.#job.door, nick, from, onFailure: this.#fail });
  }

  async #quiet(): Promise<void> {
    for (let before = -1; before !== this.#bytesHeard(); ) {
      before = this.#bytesHeard();
      await sleep(300);
    }
  }

  #bytesHeard(): number {
    return this.#clients.reduce((sum, client) => sum + client.bytesHeard, 0);
  }
}

function hostOf(index: number): string {
  return `127.0.1.${FIRST_HOST + (index % HOSTS)}`;
}

/** Does the work for 0 to count-1, at most `atOnce` at a time. */
async function inTurns(count: number, atOnce: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) {
      next += 1;
      await work(next - 1);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, count) }, worker));
}
