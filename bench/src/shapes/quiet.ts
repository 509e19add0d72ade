import type { Job } from '../job.ts';
import { Crowd } from '../load/crowd.ts';
import { READERS, Talk } from '../load/talk.ts';
import { perDelivery } from '../measure/window.ts';
import type { Measurement } from '../metrics.ts';
import { type Shape, singleLineMetrics } from './shape.ts';

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

/** The same by WebSocket, as the browser client and other web clients read. */
export const webQuiet: Shape = {
  ...quiet,
  name: 'web-quiet',
  title: 'Quiet channel on the web door',
  about: `${READERS} readers by WebSocket (text.ircv3.net) on Salon's web door, otherwise as in the quiet channel, whose rows stand beside it.`,
  door: 'web',
  beside: 'quiet',
};

async function run(job: Job): Promise<Measurement> {
  const crowd = new Crowd(job);
  const talk = await Talk.gather(job, crowd);
  const { deliveries, p50, p99, ...elapsed } = await talk.measure();
  return { ...perDelivery(elapsed, deliveries), p50, p99 };
}
