import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '../job.ts';
import type { Client } from '../load/client.ts';
import { Crowd } from '../load/crowd.ts';
import { countLines, measureLine, speech } from '../load/speech.ts';
import { Histogram } from '../measure/histogram.ts';
import { openWindow, perDelivery } from '../measure/window.ts';
import type { Measurement } from '../metrics.ts';
import { historyServers, type Shape } from './shape.ts';

const READERS = 500;
const TALKERS = 20;
const CHANNEL = '#bench';
/** Each round every talker says one line, and hears those of the others. */
const LINES_A_ROUND = READERS * TALKERS + TALKERS * (TALKERS - 1);

/**
 * Many talkers as fast as the server takes it: how much a server gains from gathering. All that is on its way
 * (200 lines of about 100 bytes to each reader) must fit the smallest send queue, which is ngIRCd's with 32 KiB.
 */
export const busy = busyShape('busy', 'Busy channel', 10);

/** The same where there is least to gather: how much of the gain depends on the window is seen by comparing the two. */
export const busyTight = busyShape('busy-tight', 'Busy channel, one message each', 1);

/** What it costs to remember all of it. */
export const historyBusy: Shape = {
  ...busy,
  name: 'history-busy',
  title: 'Busy channel with history',
  about: `The busy channel, without history (nothing is kept), with it (by default: what is said is in a file before anyone sees it), and with durable history (the disk has it before).`,
  servers: historyServers,
};

/** The shape in which every talker keeps `inFlight` messages on their way. */
function busyShape(name: string, title: string, inFlight: number): Shape {
  const kept = inFlight === 1 ? 'one message' : `${inFlight} messages`;
  return {
    name,
    title,
    about: `${READERS} readers and ${TALKERS} talkers in one channel. Each talker keeps ${kept} on the way: it says the next when the slowest reader has got an older one. Latency is the age of a round of ${TALKERS} messages when a reader has all of it, so it grows with the window, not only with the server.`,
    door: 'irc',
    metrics: [
      'deliveriesPerSecond',
      'cpuPerDelivery',
      'p50',
      'p99',
      'serverBusy',
      'generatorBusy',
      'othersBusy',
    ],
    run: job => run(job, inFlight),
  };
}

async function run(job: Job, inFlight: number): Promise<Measurement> {
  const crowd = new Crowd(job);
  const readers = await crowd.open(READERS, 'r');
  const talkers = await crowd.open(TALKERS, 't');
  await crowd.join([...readers, ...talkers], () => CHANNEL);
  await crowd.settle();
  const lineBytes = await lengthForAll(crowd, readers, talkers);

  const { promise: drained, resolve } = Promise.withResolvers<void>();
  const latencies = new Histogram();
  let measuring = false;
  let stopping = false;
  let deliveries = 0;
  const releasedAt: number[] = [];
  const readersDone: number[] = [];

  const release = (): void => {
    const text = speech(releasedAt.length);
    releasedAt.push(performance.now());
    readersDone.push(0);
    for (const talker of talkers) talker.say(CHANNEL, text);
  };
  const delivered = (lines: number): void => {
    deliveries += lines;
    if (stopping && deliveries === releasedAt.length * LINES_A_ROUND) resolve();
  };

  for (const talker of talkers) countLines(talker, lineBytes, delivered);
  for (const reader of readers) {
    let heard = 0;
    let round = 0;
    countLines(reader, lineBytes, lines => {
      heard += lines;
      for (; heard >= (round + 1) * TALKERS; round += 1) {
        if (measuring) latencies.add(performance.now() - (releasedAt[round] ?? 0));
        const done = (readersDone[round] ?? 0) + 1;
        readersDone[round] = done;
        if (done === READERS && !stopping) release();
      }
      delivered(lines);
    });
  }

  for (let index = 0; index < inFlight; index += 1) release();
  await crowd.within('warmed up', job.warmupSeconds + 30, sleep(job.warmupSeconds * 1000));
  const closeWindow = openWindow(job);
  const before = deliveries;
  measuring = true;
  await crowd.within('measured', job.seconds + 30, sleep(job.seconds * 1000));
  const numbers = perDelivery(closeWindow(), deliveries - before);
  measuring = false;
  // What was said must arrive to the last line, or the rate above is that of a server that loses some.
  stopping = true;
  delivered(0);
  await crowd.within('every reader has every line', 30, drained);
  return { ...numbers, p50: latencies.percentile(0.5), p99: latencies.percentile(0.99) };
}

async function lengthForAll(crowd: Crowd, readers: Client[], talkers: Client[]): Promise<number> {
  const lengths = new Set<number>();
  for (const talker of talkers) {
    const listeners = [...readers, ...talkers.filter(other => other !== talker)];
    lengths.add(await measureLine(crowd, talker, CHANNEL, listeners));
  }
  const [length] = lengths;
  if (lengths.size !== 1 || length === undefined)
    throw new Error(`talkers differ in length: ${[...lengths]}`);
  return length;
}
