import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '../job.ts';
import { Crowd } from '../load/crowd.ts';
import { type Login, Newcomers } from '../load/newcomers.ts';
import { type Heard, READERS, Talk } from '../load/talk.ts';
import { median } from '../measure/stats.ts';
import { type Elapsed, openWindow } from '../measure/window.ts';
import type { Measurement } from '../metrics.ts';
import type { Shape } from './shape.ts';

/** How many log in each second beside the talk. */
const PER_SECOND = 50;
/** Enough that none is in use when its turn comes, as long as a login takes less than two seconds. */
const ACCOUNTS = 128;
/** How many log in at the same time when nothing else goes on. */
const AT_ONCE = 64;

/** A steady pace that leaves a server room for logins, so that what is seen is who waits for whom. */
const MESSAGES_PER_SECOND = 100;

/** Passwords are dear to check on purpose: what those pay who talk meanwhile, and how many can come at all. */
export const logins = loginsShape(
  'logins',
  'Logins beside the quiet channel',
  `${MESSAGES_PER_SECOND} messages a second at a steady pace`,
  MESSAGES_PER_SECOND,
);

/** The same where talk takes all of the core that it can get: something must give way. */
export const loginsFull = loginsShape(
  'logins-full',
  'Logins beside the quiet channel, without a pause',
  'the next message as soon as all have got the last one, so that talk alone fills the core, and what logins get of it talk loses',
  Number.POSITIVE_INFINITY,
);

/** The shape in which so many messages are said each second. */
function loginsShape(name: string, title: string, pace: string, perSecond: number): Shape {
  return {
    name,
    title,
    about: `The quiet channel (${READERS} readers; ${pace}) in two windows, after one without a pause that warms it up: without logins, and while ${PER_SECOND} newcomers a second connect, ask for capabilities, log in by SASL PLAIN to one of ${ACCOUNTS} accounts, come in, and quit. After that, without talk, ${AT_ONCE} at a time do the same, each as soon as another has gone. The server has one core for all of it. How busy the cores were is that of the second window, for others the worse of both.`,
    door: 'irc',
    accounts: true,
    metrics: [
      'p99Ratio',
      'p50',
      'p99',
      'p50Beside',
      'p99Beside',
      'loginsBeside',
      'loginTimeBeside',
      'loginsPerSecond',
      'cpuPerLogin',
      'serverBusy',
      'generatorBusy',
      'othersBusy',
    ],
    run: job => run(job, perSecond),
  };
}

async function run(job: Job, perSecond: number): Promise<Measurement> {
  const crowd = new Crowd(job);
  const newcomers = new Newcomers(crowd);
  await newcomers.makeAccounts(ACCOUNTS);
  const talk = await Talk.gather(job, crowd);
  // A pace leaves a just-in-time compiler little to learn from: what is cold would be taken for the price of talk alone.
  await talk.measure();
  const without = await talk.measure(perSecond);
  const beside = await whileTheyCome(crowd, newcomers, () => talk.measure(perSecond));
  const within = newcomers.logins.filter(({ at }) => at >= beside.from && at < beside.to);
  const alone = await asManyAsItTakes(job, crowd, newcomers);
  return {
    p99Ratio: beside.p99 / without.p99,
    p50: without.p50,
    p99: without.p99,
    p50Beside: beside.p50,
    p99Beside: beside.p99,
    loginsBeside: within.length / beside.seconds,
    ...timeOf(within),
    loginsPerSecond: alone.logins / alone.seconds,
    cpuPerLogin: (1e3 * alone.serverCpu) / alone.logins,
    ...beside.busy,
    // Who disturbs one of the two disturbs what comes of both.
    othersBusy: Math.max(without.busy.othersBusy ?? 0, beside.busy.othersBusy ?? 0),
  };
}

async function whileTheyCome(crowd: Crowd, newcomers: Newcomers, talk: () => Promise<Heard>): Promise<Heard> {
  const end = new AbortController();
  const coming = newcomers.comeAtPace(PER_SECOND, end.signal);
  const heard = await talk();
  end.abort();
  await crowd.within('the last newcomers have gone', 60, coming);
  return heard;
}

async function asManyAsItTakes(
  job: Job,
  crowd: Crowd,
  newcomers: Newcomers,
): Promise<Elapsed & { logins: number }> {
  const end = new AbortController();
  const coming = newcomers.comeAtOnce(AT_ONCE, end.signal);
  await crowd.within('warmed up', job.warmupSeconds + 30, sleep(job.warmupSeconds * 1000));
  const closeWindow = openWindow(job);
  const before = newcomers.logins.length;
  await crowd.within('measured', job.seconds + 30, sleep(job.seconds * 1000));
  const counted = newcomers.logins.length - before;
  const elapsed = closeWindow();
  end.abort();
  await crowd.within('the last newcomers have gone', 60, coming);
  return { ...elapsed, logins: counted };
}

function timeOf(logins: readonly Login[]): Measurement {
  const loginTimeBeside = median(logins.map(({ took }) => took));
  return loginTimeBeside === undefined ? {} : { loginTimeBeside };
}
