import { setTimeout as sleep } from 'node:timers/promises';
import { cpuSeconds, residentBytes } from '../measure/proc.ts';
import { longTalk, startWebSalon } from '../web/salon.ts';
import { type Client, type Opened, open, room } from './clients.ts';
import { Crowd, lastWord } from './crowd.ts';

const lines = 100_000;
const atOnce = 2_000;
const drawAnew = '\x0c';
/** How often the key that goes to the oldest is pressed while all is read back. */
export const pressesPerSecond = 50;
const toOldest = '\x1b[1;3H';
const size = { columns: 200, rows: 60 };

/** What a client takes. */
export interface Memory {
  readonly client: Client;
  /** Resident bytes when it has come into the room. */
  readonly startBytes: number;
  /** When 100,000 lines have come in, and it rests. */
  readonly liveBytes: number;
  /** Its processor time for each of them, in microseconds. */
  readonly liveMicroseconds: number;
}

/** Lets 100,000 lines come to each client, one after the other. */
export async function measureMemory(clients: readonly Client[]): Promise<readonly Memory[]> {
  const all: Memory[] = [];
  for (const client of clients) {
    const salon = await startWebSalon();
    const opened = await open(client, salon.ircPort, size);
    const { pid } = opened.pty;
    await sleep(1000);
    const startBytes = residentBytes(pid);
    const crowd = await Crowd.enter(salon.ircPort);
    const cpuBefore = cpuSeconds(pid);
    for (let said = 0; said < lines; said += atOnce) await crowd.sayAtOnce(atOnce);
    await crowd.sayLast();
    await opened.pty.shows(lastWord);
    await opened.pty.rests(1000);
    const liveMicroseconds = ((cpuSeconds(pid) - cpuBefore) / lines) * 1e6;
    all.push({ client, startBytes, liveBytes: residentBytes(pid), liveMicroseconds });
    crowd.leave();
    await opened.close();
    await salon.close();
  }
  return all;
}

/** What our client takes when 100,000 lines of history are read back. */
export interface ReadBack {
  /** The most resident bytes on the way. */
  readonly bytes: number;
  readonly seconds: number;
}

/** Reads 100,000 remembered messages back to the first, as Alt+Home does. */
export async function measureReadBack(client: Client): Promise<ReadBack> {
  const salon = await startWebSalon(longTalk(room, lines));
  const opened: Opened = await open(client, salon.ircPort, size);
  const { pty } = opened;
  const begin = performance.now();
  let bytes = 0;
  let isThere = false;
  const first = pty.shows(/message 1 of/).then(() => {
    isThere = true;
  });
  while (!isThere) {
    // What is drawn must not be forgotten, the first message may be in it; and of a row that changes, only what
    // changes is drawn.
    pty.press(toOldest + drawAnew);
    bytes = Math.max(bytes, residentBytes(pty.pid));
    await sleep(1000 / pressesPerSecond);
  }
  await first;
  const seconds = (performance.now() - begin) / 1000;
  await opened.close();
  await salon.close();
  return { bytes, seconds };
}
