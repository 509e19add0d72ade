import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '../job.ts';
import { Asker } from '../load/asker.ts';
import type { Client } from '../load/client.ts';
import { Crowd } from '../load/crowd.ts';
import { countLines, measureLine, speech } from '../load/speech.ts';
import { Histogram } from '../measure/histogram.ts';
import { openWindow } from '../measure/window.ts';
import type { Measurement } from '../metrics.ts';
import { historyServers, type Shape } from './shape.ts';

const ROOMS = 100;
const MESSAGES_PER_SECOND = 20_000;
/** A talker says so many at once, as bridges and bots do. */
const AT_ONCE = 10;
/** A server that does not keep up is not buried: a room with so many times `AT_ONCE` on their way waits. */
const IN_FLIGHT = 8;
/** What lasts only for a moment is no matter of keeping up. */
const SECONDS_MIN = 15;

/** As many messages as a large network has at its busiest, for long enough that nothing can be put off. */
export const historyStore: Shape = {
  name: 'history-store',
  title: 'Storing what is said',
  about: `${ROOMS} rooms with a talker and a reader each. The talkers say ${MESSAGES_PER_SECOND} messages a second in all, ${AT_ONCE} at once, for at least ${SECONDS_MIN} s; a message is stored before its reader gets it, and latency is that of the last of ${AT_ONCE}. A room with ${AT_ONCE * IN_FLIGHT} messages on their way waits. The archive that answers questions takes in what was stored behind the talk: how far it is behind at the end is how long the first question after that waits.`,
  door: 'irc',
  servers: historyServers,
  metrics: [
    'storedPerSecond',
    'cpuPerStored',
    'p50',
    'p99',
    'secondsToCatchUp',
    'serverBusy',
    'generatorBusy',
    'othersBusy',
  ],
  run,
};

/** One room: who talks, who reads, and when what is still on its way was sent. */
interface Room {
  name: string;
  talker: Client;
  reader: Client;
  sentAt: number[];
  delivered: number;
}

async function run(job: Job): Promise<Measurement> {
  const crowd = new Crowd(job);
  const clients = await crowd.open(2 * ROOMS, 'c');
  await crowd.join(clients, index => roomName(index % ROOMS));
  await crowd.settle();
  const rooms = Array.from({ length: ROOMS }, (_, index) => roomOf(clients, index));
  const latencies = new Histogram();
  let measuring = false;
  let stored = 0;
  for (const room of rooms) {
    const lineBytes = await measureLine(crowd, room.talker, room.name, [room.reader]);
    countLines(room.reader, lineBytes, lines => {
      const before = Math.floor(room.delivered / AT_ONCE);
      room.delivered += lines;
      stored += lines;
      if (!measuring) return;
      const now = performance.now();
      for (let turn = before; turn < Math.floor(room.delivered / AT_ONCE); turn += 1) {
        latencies.add(now - (room.sentAt[turn] ?? 0));
      }
    });
  }
  await crowd.within('warmed up', job.warmupSeconds + 30, talk(rooms, job.warmupSeconds));
  const closeWindow = openWindow(job);
  const before = stored;
  measuring = true;
  const seconds = Math.max(SECONDS_MIN, job.seconds);
  await crowd.within('measured', seconds + 30, talk(rooms, seconds));
  const counted = stored - before;
  const elapsed = closeWindow();
  measuring = false;
  const secondsToCatchUp = await catchUp(crowd, rooms);
  return {
    storedPerSecond: counted / elapsed.seconds,
    cpuPerStored: (1e6 * elapsed.serverCpu) / counted,
    p50: latencies.percentile(0.5),
    p99: latencies.percentile(0.99),
    ...(secondsToCatchUp !== undefined && { secondsToCatchUp }),
    ...elapsed.busy,
  };
}

/** Lets one room after the other talk, as many a millisecond as the pace asks for. */
async function talk(rooms: readonly Room[], seconds: number): Promise<void> {
  const begin = performance.now();
  const total = Math.round((seconds * MESSAGES_PER_SECOND) / AT_ONCE);
  for (let turn = 0; turn < total; ) {
    const due = Math.min(
      total,
      Math.floor(((performance.now() - begin) / 1000) * (MESSAGES_PER_SECOND / AT_ONCE)),
    );
    for (; turn < due; turn += 1) {
      const room = rooms[turn % ROOMS];
      if (room !== undefined && !isBehind(room)) sayAtOnce(room);
    }
    await sleep(1);
  }
}

function isBehind({ sentAt, delivered }: Room): boolean {
  return sentAt.length * AT_ONCE - delivered >= IN_FLIGHT * AT_ONCE;
}

function sayAtOnce({ name, talker, sentAt }: Room): void {
  const first = sentAt.length * AT_ONCE;
  sentAt.push(performance.now());
  const lines = Array.from(
    { length: AT_ONCE },
    (_, index) => `PRIVMSG ${name} :${speech(first + index)}\r\n`,
  );
  talker.write(lines.join(''));
}

/** How long a question waits that comes as soon as all is delivered; undefined where nothing is remembered. */
async function catchUp(crowd: Crowd, rooms: readonly Room[]): Promise<number | undefined> {
  const drained = async (): Promise<void> => {
    while (rooms.some(({ sentAt, delivered }) => delivered < sentAt.length * AT_ONCE)) await sleep(1);
  };
  await crowd.within('every reader has every line', 30, drained());
  const [room] = rooms;
  if (room === undefined) throw new Error('There are no rooms.');
  room.reader.read();
  const asker = new Asker(room.reader);
  if (!(await crowd.within('agreed', 10, asker.agree()))) return undefined;
  const begin = performance.now();
  const count = await crowd.within('the archive has it', 60, asker.latest(room.name, AT_ONCE));
  if (count !== AT_ONCE) throw new Error(`${count} messages where ${AT_ONCE} were asked for`);
  return (performance.now() - begin) / 1000;
}

function roomOf(clients: readonly Client[], index: number): Room {
  const [talker, reader] = [clients[index], clients[index + ROOMS]];
  if (talker === undefined || reader === undefined) throw new Error('A room is empty.');
  return { name: roomName(index), talker, reader, sentAt: [], delivered: 0 };
}

function roomName(index: number): string {
  return `#store${String(index).padStart(3, '0')}`;
}
