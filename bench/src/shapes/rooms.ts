import { setTimeout as sleep } from 'node:timers/promises';
import type { Job } from '../job.ts';
import type { Client } from '../load/client.ts';
import { Crowd } from '../load/crowd.ts';
import { countLines, measureLine, speech } from '../load/speech.ts';
import { Histogram } from '../measure/histogram.ts';
import { openWindow, perDelivery } from '../measure/window.ts';
import type { Measurement } from '../metrics.ts';
import { type Shape, singleLineMetrics } from './shape.ts';

const ROOMS = 100;
const CLIENTS_A_ROOM = 10;
const READERS_A_ROOM = CLIENTS_A_ROOM - 1;
/** Over all rooms: a steady load that every server under test can carry, so that costs compare at equal work. */
const MESSAGES_PER_SECOND = 5000;
/** A server that does not keep up is not buried: a room with so many messages on their way waits. */
const IN_FLIGHT = 8;

/** Many small channels, each with someone talking at a steady pace. */
export const rooms: Shape = {
  name: 'rooms',
  title: 'Rooms',
  about: `${ROOMS * CLIENTS_A_ROOM} clients in ${ROOMS} channels of ${CLIENTS_A_ROOM}, one talker in each. The talkers say ${MESSAGES_PER_SECOND} messages a second in all, at a steady pace, so ${MESSAGES_PER_SECOND * READERS_A_ROOM} deliveries/s are what can be had; a room with ${IN_FLIGHT} messages on their way waits.`,
  door: 'irc',
  metrics: singleLineMetrics,
  run,
};

/** One channel: who talks, who reads, and when the messages still on their way were sent. */
interface Room {
  name: string;
  talker: Client;
  readers: Client[];
  sentAt: number[];
  deliveries: number;
}

async function run(job: Job): Promise<Measurement> {
  const crowd = new Crowd(job);
  const clients = await crowd.open(ROOMS * CLIENTS_A_ROOM, 'c');
  await crowd.join(clients, index => roomName(index % ROOMS));
  await crowd.settle();
  const all = Array.from({ length: ROOMS }, (_, index) => roomOf(clients, index));

  const latencies = new Histogram();
  let measuring = false;
  let deliveries = 0;
  for (const room of all) {
    const lineBytes = await measureLine(crowd, room.talker, room.name, room.readers);
    for (const reader of room.readers) {
      let heard = 0;
      countLines(reader, lineBytes, lines => {
        const now = performance.now();
        for (let line = 0; line < lines; line += 1) {
          if (measuring) latencies.add(now - (room.sentAt[heard + line] ?? 0));
        }
        heard += lines;
        room.deliveries += lines;
        deliveries += lines;
      });
    }
  }

  const pacer = new Pacer(all);
  await crowd.within('warmed up', job.warmupSeconds + 30, pacer.talk(job.warmupSeconds));
  const closeWindow = openWindow(job);
  const before = deliveries;
  measuring = true;
  await crowd.within('measured', job.seconds + 30, pacer.talk(job.seconds));
  const numbers = perDelivery(closeWindow(), deliveries - before);
  measuring = false;
  await crowd.within('every reader has every line', 30, drained(all));
  return { ...numbers, p50: latencies.percentile(0.5), p99: latencies.percentile(0.99) };
}

/** Gives the word to one room after the other, as many a millisecond as the pace asks for. */
class Pacer {
  readonly #rooms: readonly Room[];
  #turn = 0;

  constructor(rooms: readonly Room[]) {
    this.#rooms = rooms;
  }

  async talk(seconds: number): Promise<void> {
    const begin = performance.now();
    const total = Math.round(seconds * MESSAGES_PER_SECOND);
    for (let said = 0; said < total; ) {
      const due = Math.min(total, Math.floor(((performance.now() - begin) / 1000) * MESSAGES_PER_SECOND));
      for (; said < due; said += 1) this.#sayNext();
      await sleep(1);
    }
  }

  #sayNext(): void {
    const room = this.#rooms[this.#turn % ROOMS];
    this.#turn += 1;
    if (
      room === undefined ||
      room.sentAt.length * READERS_A_ROOM - room.deliveries >= IN_FLIGHT * READERS_A_ROOM
    )
      return;
    room.sentAt.push(performance.now());
    room.talker.say(room.name, speech(room.sentAt.length));
  }
}

async function drained(all: readonly Room[]): Promise<void> {
  while (all.some(room => room.deliveries < room.sentAt.length * READERS_A_ROOM)) await sleep(20);
}

function roomOf(clients: readonly Client[], index: number): Room {
  const [talker, ...readers] = clients.filter((_, client) => client % ROOMS === index);
  if (talker === undefined) throw new Error('A room is empty.');
  return { name: roomName(index), talker, readers, sentAt: [], deliveries: 0 };
}

function roomName(index: number): string {
  return `#room${String(index).padStart(3, '0')}`;
}
