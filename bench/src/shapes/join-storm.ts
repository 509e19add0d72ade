import type { Job } from '../job.ts';
import type { Client } from '../load/client.ts';
import { Crowd } from '../load/crowd.ts';
import { openWindow } from '../measure/window.ts';
import type { Measurement } from '../metrics.ts';
import type { Shape } from './shape.ts';

const CLIENTS = 2000;
const CHANNEL = '#bench';
/** The first to come sees all JOINs, the last only its own: one for each pair, and each its own. */
const JOINS = (CLIENTS * (CLIENTS + 1)) / 2;

const SPACE = 32;
const LINE_FEED = 10;
const JOIN = Buffer.from('JOIN ');
const END_OF_NAMES = Buffer.from('366 ');
const PING = Buffer.from('PING ');

/** Everybody enters one channel at once. */
export const joinStorm: Shape = {
  name: 'join-storm',
  title: 'Join storm',
  about: `${CLIENTS} registered clients join one channel at once. It is over when every one has got the end of its list of names (366) and all ${JOINS} JOIN lines have arrived.`,
  door: 'irc',
  metrics: ['secondsToJoin', 'cpuToJoin', 'deliveriesPerSecond', 'serverBusy', 'generatorBusy', 'othersBusy'],
  run,
};

async function run(job: Job): Promise<Measurement> {
  const crowd = new Crowd(job);
  const clients = await crowd.open(CLIENTS, 'j');
  await crowd.settle();

  const { promise: over, resolve } = Promise.withResolvers<void>();
  let joins = 0;
  let ended = 0;
  for (const client of clients) {
    countCommands(client, (newJoins, newEnds) => {
      joins += newJoins;
      ended += newEnds;
      if (joins === JOINS && ended === CLIENTS) resolve();
    });
  }
  const closeWindow = openWindow(job);
  for (const client of clients) client.write(`JOIN ${CHANNEL}\r\n`);
  await crowd.within(`all ${CLIENTS} are in the channel and know it`, 60, over);
  const elapsed = closeWindow();
  return {
    secondsToJoin: elapsed.seconds,
    cpuToJoin: elapsed.serverCpu,
    deliveriesPerSecond: joins / elapsed.seconds,
    ...elapsed.busy,
  };
}

/** Counts JOIN and 366 in what a client receives, looking at each line only up to the first letters of its command. */
function countCommands(client: Client, onCommands: (joins: number, ends: number) => void): void {
  let rest: Buffer | undefined;
  client.count((chunk, length) => {
    const read = chunk.subarray(0, length);
    const bytes = rest === undefined ? read : Buffer.concat([rest, read]);
    let joins = 0;
    let ends = 0;
    let from = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, from)) {
      const command = bytes.indexOf(SPACE, from) + 1;
      if (startsWith(bytes, command, JOIN)) joins += 1;
      else if (startsWith(bytes, command, END_OF_NAMES)) ends += 1;
      else if (startsWith(bytes, from, PING)) client.answer(bytes.toString('latin1', from, end));
      from = end + 1;
    }
    // The buffer of a read is used again by the next one, so an unfinished line must be copied.
    rest = from < bytes.length ? Buffer.from(bytes.subarray(from)) : undefined;
    onCommands(joins, ends);
  });
}

/** Two million lines are looked at in one storm, so no string is made for it. */
function startsWith(bytes: Buffer, at: number, word: Buffer): boolean {
  for (let index = 0; index < word.length; index += 1) if (bytes[at + index] !== word[index]) return false;
  return true;
}
