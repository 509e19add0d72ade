import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '../job.ts';
import { Crowd } from '../load/crowd.ts';
import { residentBytes } from '../measure/proc.ts';
import { openWindow } from '../measure/window.ts';
import type { Measurement } from '../metrics.ts';
import type { Shape } from './shape.ts';

const CONNECTIONS = 10_000;
/** After the rush a server may give memory back; it is looked at when this time has passed. */
const CALM_MS = 2000;

/** Everybody comes back after a restart, and then nobody says anything. */
export const idle: Shape = {
  name: 'idle',
  title: 'Idle connections',
  about: `${CONNECTIONS} clients connect and register (up to the end of the message of the day) to a server just started: nothing is warmed up, as after a restart. How many try at the same time is what suits the server best (see its settings). Then they stay, in no channel. Memory is (resident with them - resident before the first) / ${CONNECTIONS}, two seconds after the last; the kernel's socket buffers are in no server's number.`,
  door: 'irc',
  metrics: [
    'kibPerConnection',
    'connectionsPerSecond',
    'cpuPerConnection',
    'serverBusy',
    'generatorBusy',
    'othersBusy',
  ],
  run,
};

/** The same by WebSocket. */
export const webIdle: Shape = {
  ...idle,
  name: 'web-idle',
  title: 'Idle connections on the web door',
  about: `${CONNECTIONS} clients come by WebSocket, each by an HTTP request of its own, otherwise as in the idle connections, whose rows stand beside it.`,
  door: 'web',
  beside: 'idle',
};

async function run(job: Job): Promise<Measurement> {
  const crowd = new Crowd(job);
  const before = residentBytes(job.serverPid);
  const closeWindow = openWindow(job);
  await crowd.open(CONNECTIONS, 'i');
  const elapsed = closeWindow();
  await crowd.within('calm', 30, sleep(CALM_MS));
  const after = residentBytes(job.serverPid);
  return {
    connectionsPerSecond: CONNECTIONS / elapsed.seconds,
    cpuPerConnection: (1e6 * elapsed.serverCpu) / CONNECTIONS,
    kibPerConnection: (after - before) / CONNECTIONS / 1024,
    ...elapsed.busy,
  };
}
