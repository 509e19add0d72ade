import type { Job } from '../job.ts';
import { Crowd } from '../load/crowd.ts';
import { countLines, measureLine, sequenceAt, speech } from '../load/speech.ts';
import { Histogram } from '../measure/histogram.ts';
import { openWindow, perDelivery } from '../measure/window.ts';
import type { Measurement } from '../metrics.ts';
import { type Shape, singleLineMetrics } from './shape.ts';

const READERS = 500;
const CHANNEL = '#bench';

/** One message at a time to many readers: what a single delivery costs when there is nothing to gather. */
export const quiet: Shape = {
  name: 'quiet',
  title: 'Quiet channel',
  about: `${READERS} readers and one talker in one channel. The next message is sent when all have got the last one.`,
  door: 'irc',
  metrics: singleLineMetrics,
  run,
};

/** The same on Salon's line door, where `nc` and `telnet` users are. */
export const lineQuiet: Shape = {
  ...quiet,
  name: 'line-quiet',
  title: 'Quiet channel on the line door',
  about: `${READERS} readers on Salon's line door (nc, telnet), otherwise as in the quiet channel, whose rows stand beside it.`,
  door: 'line',
  beside: 'quiet',
};

/** The same within TLS, as most clients come from outside. */
export const tlsQuiet: Shape = {
  ...quiet,
  name: 'tls-quiet',
  title: 'Quiet channel within TLS',
  about: `${READERS} readers and one talker within TLS 1.3 (AES-128-GCM; a certificate on P-256, the same kind for all), otherwise as in the quiet channel, whose rows stand beside it. All have shaken hands long before the window opens.`,
  door: 'tls',
  beside: 'quiet',
};

async function run(job: Job): Promise<Measurement> {
  const crowd = new Crowd(job);
  const [talker, ...readers] = await crowd.open(READERS + 1, 'r');
  if (talker === undefined) throw new Error('Nobody came.');
  await crowd.join([talker, ...readers], () => CHANNEL);
  await crowd.settle();
  const lineBytes = await measureLine(crowd, talker, CHANNEL, readers);

  const { promise: measured, resolve } = Promise.withResolvers<Measurement>();
  const warmUntil = performance.now() + job.warmupSeconds * 1000;
  const latencies = new Histogram();
  let window: ReturnType<typeof openWindow> | undefined;
  let messages = 0;
  let sequence = 0;
  let waiting = 0;
  let sentAt = 0;
  let endAt = Number.POSITIVE_INFINITY;

  const next = (): void => {
    const now = performance.now();
    if (window === undefined && now >= warmUntil) {
      window = openWindow(job);
      endAt = now + job.seconds * 1000;
    } else if (window !== undefined) {
      messages += 1;
    }
    if (window !== undefined && now >= endAt) {
      const numbers = perDelivery(window(), messages * READERS);
      resolve({ ...numbers, p50: latencies.percentile(0.5), p99: latencies.percentile(0.99) });
      return;
    }
    sequence += 1;
    waiting = READERS;
    sentAt = performance.now();
    talker.say(CHANNEL, speech(sequence));
  };

  for (const reader of readers) {
    countLines(reader, lineBytes, (lines, chunk, length) => {
      if (lines === 0) return;
      if (lines > 1 || sequenceAt(chunk, length) !== sequence) {
        reader.fail(`heard something else than message ${sequence}: ${chunk.toString('latin1', 0, length)}`);
      }
      if (window !== undefined) latencies.add(performance.now() - sentAt);
      waiting -= 1;
      if (waiting === 0) next();
    });
  }
  next();
  return crowd.within('the quiet channel was measured', job.warmupSeconds + job.seconds + 30, measured);
}
