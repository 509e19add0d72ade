import type { Job } from '../job.ts';
import { Crowd } from '../load/crowd.ts';
import { scanLines, startsWith } from '../load/scan.ts';
import { openWindow } from '../measure/window.ts';
import type { Measurement } from '../metrics.ts';
import type { Shape } from './shape.ts';

const CLIENTS = 2000;
const CHANNEL = '#bench';
/** The first to come sees all JOINs, the last only its own: one for each pair, and each its own. */
const JOINS = (CLIENTS * (CLIENTS + 1)) / 2;

const JOIN = Buffer.from('JOIN ');
const END_OF_NAMES = Buffer.from('366 ');

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
    scanLines(client, (bytes, _from, command) => {
      if (startsWith(bytes, command, JOIN)) joins += 1;
      else if (startsWith(bytes, command, END_OF_NAMES)) ended += 1;
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
