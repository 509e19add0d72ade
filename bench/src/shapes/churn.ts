import type { Job } from '../job.ts';
import type { Client } from '../load/client.ts';
import { Crowd } from '../load/crowd.ts';
import { scanLines, startsWith } from '../load/scan.ts';
import { openWindow } from '../measure/window.ts';
import type { Measurement } from '../metrics.ts';
import type { Shape } from './shape.ts';

const CLIENTS = 1000;
const CHANNELS = 100;
/** How often each client goes in and out while it is measured, and before that. */
const VISITS = 10;
const WARMUP_VISITS = 2;
const OPERATIONS = 2 * VISITS * CLIENTS;

const PART = Buffer.from('PART ');
const END_OF_NAMES = Buffer.from('366 ');

/** People come and go everywhere, all the time. */
export const churn: Shape = {
  name: 'churn',
  title: 'Joins and parts',
  about: `${CLIENTS} clients go in and out of ${CHANNELS} channels, each ${VISITS} times: ${OPERATIONS} joins and parts in all. A client leaves when it has the end of the list of names (366), and goes into the next channel when it has its own PART; so channels are small, and are made and forgotten all the time. ${WARMUP_VISITS} visits of each client come before the measured ones.`,
  door: 'irc',
  metrics: ['operationsPerSecond', 'cpuPerOperation', 'serverBusy', 'generatorBusy', 'othersBusy'],
  run,
};

async function run(job: Job): Promise<Measurement> {
  const crowd = new Crowd(job);
  const clients = await crowd.open(CLIENTS, 'v');
  await crowd.settle();
  const visitors = clients.map((client, index) => new Visitor(client, index));
  const visit = (visits: number): Promise<unknown> => {
    const all = Promise.all(visitors.map(visitor => visitor.visit(visits)));
    return crowd.within(`all have been in ${visits} channels`, 60, all);
  };
  await visit(WARMUP_VISITS);
  const closeWindow = openWindow(job);
  await visit(VISITS);
  const elapsed = closeWindow();
  return {
    operationsPerSecond: OPERATIONS / elapsed.seconds,
    cpuPerOperation: (1e6 * elapsed.serverCpu) / OPERATIONS,
    ...elapsed.busy,
  };
}

/** A client that goes from channel to channel. */
class Visitor {
  readonly #client: Client;
  readonly #own: Buffer;
  #channel: number;
  #left = 0;
  #done: () => void = () => undefined;

  constructor(client: Client, index: number) {
    this.#client = client;
    this.#own = Buffer.from(`:${client.nick}!`);
    this.#channel = index;
    scanLines(client, (bytes, from, command) => {
      if (startsWith(bytes, command, END_OF_NAMES)) this.#go('PART');
      else if (startsWith(bytes, command, PART) && startsWith(bytes, from, this.#own)) this.#next();
    });
  }

  /** Resolves when it has been in and out so often. */
  visit(visits: number): Promise<void> {
    this.#left = visits;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#done = resolve;
    this.#next();
    return promise;
  }

  #next(): void {
    if (this.#left === 0) {
      this.#done();
      return;
    }
    this.#left -= 1;
    this.#channel += 1;
    this.#go('JOIN');
  }

  #go(verb: 'JOIN' | 'PART'): void {
    this.#client.write(`${verb} #bench${String(this.#channel % CHANNELS).padStart(3, '0')}\r\n`);
  }
}
