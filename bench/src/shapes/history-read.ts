import { setTimeout as sleep } from 'node:timers/promises';
import { Dice, word } from '../history/talk.ts';
import type { Job } from '../job.ts';
import { Asker } from '../load/asker.ts';
import { Crowd } from '../load/crowd.ts';
import { READERS, Talk } from '../load/talk.ts';
import { Histogram } from '../measure/histogram.ts';
import { openWindow } from '../measure/window.ts';
import type { Measurement } from '../metrics.ts';
import type { Shape } from './shape.ts';

/** How many messages one question asks for. */
const PAGE = 100;
const ASKERS = 20;
/** As many as a user may be in by default. */
const ROOMS_EACH = 100;
/** How many questions of each kind are asked to find out what one takes. */
const QUESTIONS = 1000;
/** Each second, one after the other: CHATHISTORY, SEARCH, CHATHISTORY, … */
const ASKED_PER_SECOND = 200;
const MESSAGES_PER_SECOND = 100;

/** How long one waits who reads in a long history, when nothing else goes on; and how soon one can after a restart. */
export const historyRead: Shape = {
  name: 'history-read',
  title: 'Reading a long history',
  about: `The server begins with a long history (see below, or the head of this page), which it must be ready to read; the time to start is from the start of its process to the first connection that it takes. Then one of ${ASKERS} clients, each in ${ROOMS_EACH} rooms, asks for the latest ${PAGE} messages of one of its rooms (CHATHISTORY), ${QUESTIONS} times, the next when it has the whole answer; then for the messages with two words in one room (SEARCH; words as common and as rare as in any language), as often. Both are done as often before, to warm up. A latency is from the question to the last line of the answer.`,
  door: 'irc',
  servers: ['salon-history'],
  archive: true,
  metrics: [
    'latestP99',
    'latestP50',
    'searchP99',
    'searchP50',
    'secondsToStart',
    'serverBusy',
    'generatorBusy',
    'othersBusy',
  ],
  run: read,
};

/** What talk pays for those who read. */
export const historyQuiet: Shape = {
  name: 'history-quiet',
  title: 'Readers of a long history beside the quiet channel',
  about: `The quiet channel (${READERS} readers; ${MESSAGES_PER_SECOND} messages a second at a steady pace) in two windows, after one without a pause that warms it up: without anyone who reads, and while ${ASKERS} clients ask ${ASKED_PER_SECOND / 2} times a second for the latest ${PAGE} messages of a room (CHATHISTORY) and ${ASKED_PER_SECOND / 2} times for messages with two words (SEARCH), in the long history. The server has one core for all of it, and the one of the generator reads the answers. How busy the cores were is that of the second window, for others the worse of both.`,
  door: 'irc',
  servers: ['salon-history'],
  archive: true,
  metrics: [
    'p99BesideReaders',
    'p50',
    'p99',
    'p50Beside',
    'p99Beside',
    'asksBeside',
    'latestP99',
    'searchP99',
    'serverBusy',
    'generatorBusy',
    'othersBusy',
  ],
  run: readBesideTalk,
};

/** Those who ask, and what they found. */
class Asking {
  readonly latest = new Histogram();
  readonly search = new Histogram();
  answers = 0;
  readonly askers: readonly Asker[];
  readonly #free: Asker[];
  readonly #dice = new Dice();
  #found = 0;

  constructor(askers: readonly Asker[]) {
    this.askers = askers;
    this.#free = [...askers];
  }

  /** Asks for the latest of a room. Whoever should ask while all wait for answers does not: the server is behind. */
  async askForLatest(): Promise<void> {
    await this.#ask(this.latest, async (asker, room) => {
      const count = await asker.latest(room, PAGE);
      if (count !== PAGE) throw new Error(`${count} messages of ${room} where ${PAGE} were asked for`);
    });
  }

  /** Searches a room. */
  async askForWords(): Promise<void> {
    const words = [word(this.#dice), word(this.#dice)];
    await this.#ask(this.search, async (asker, room) => {
      this.#found += await asker.search(room, words, PAGE);
    });
  }

  /** Throws when no search has found anything: then it was none. */
  check(): void {
    if (this.#found === 0) throw new Error('No search has found anything.');
  }

  async #ask(times: Histogram, question: (asker: Asker, room: string) => Promise<void>): Promise<void> {
    const asker = this.#free.shift();
    if (asker === undefined) return;
    const room = asker.rooms[this.#dice.below(asker.rooms.length)] ?? '';
    const begin = performance.now();
    await question(asker, room);
    times.add(performance.now() - begin);
    this.answers += 1;
    this.#free.push(asker);
  }
}

async function gather(job: Job, crowd: Crowd): Promise<Asking> {
  const { archive } = job;
  if (archive === undefined) throw new Error('There is no history to be read.');
  const askers = (await crowd.open(ASKERS, 'h')).map(client => new Asker(client));
  const enter = (asker: Asker, index: number): Promise<void> => {
    const first = index * ROOMS_EACH;
    const rooms = Array.from({ length: ROOMS_EACH }, (_, room) => `#room${(first + room) % archive.rooms}`);
    return asker.enter(rooms);
  };
  await crowd.within('all who read are in their rooms', 60, Promise.all(askers.map(enter)));
  await crowd.settle();
  return new Asking(askers);
}

async function read(job: Job): Promise<Measurement> {
  const crowd = new Crowd(job);
  const warm = await gather(job, crowd);
  const askAll = async (asking: Asking, count: number): Promise<void> => {
    for (let asked = 0; asked < count; asked += 1) await asking.askForLatest();
    for (let asked = 0; asked < count; asked += 1) await asking.askForWords();
  };
  await crowd.within('warmed up', 60, askAll(warm, QUESTIONS));
  const asking = new Asking(warm.askers);
  const closeWindow = openWindow(job);
  await crowd.within('all is answered', 120, askAll(asking, QUESTIONS));
  const { busy } = closeWindow();
  asking.check();
  return { secondsToStart: job.secondsToStart, ...timesOf(asking), ...busy };
}

async function readBesideTalk(job: Job): Promise<Measurement> {
  const crowd = new Crowd(job);
  const asking = await gather(job, crowd);
  const talk = await Talk.gather(job, crowd);
  await talk.measure();
  const without = await talk.measure(MESSAGES_PER_SECOND);
  const end = new AbortController();
  const asked = askAtPace(asking, end.signal);
  const beside = await talk.measure(MESSAGES_PER_SECOND);
  end.abort();
  const { answers, seconds } = await crowd.within('all is answered', 60, asked);
  asking.check();
  return {
    p99BesideReaders: beside.p99 / without.p99,
    p50: without.p50,
    p99: without.p99,
    p50Beside: beside.p50,
    p99Beside: beside.p99,
    asksBeside: answers / seconds,
    ...timesOf(asking),
    ...beside.busy,
    // Who disturbs one of the two disturbs what comes of both.
    othersBusy: Math.max(without.busy.othersBusy ?? 0, beside.busy.othersBusy ?? 0),
  };
}

async function askAtPace(asking: Asking, end: AbortSignal): Promise<{ answers: number; seconds: number }> {
  const begin = performance.now();
  const asked: Promise<void>[] = [];
  for (let due = 0; !end.aborted; await sleep(1)) {
    for (; due < ((performance.now() - begin) / 1000) * ASKED_PER_SECOND; due += 1) {
      asked.push(due % 2 === 0 ? asking.askForLatest() : asking.askForWords());
    }
  }
  const seconds = (performance.now() - begin) / 1000;
  const { answers } = asking;
  await Promise.all(asked);
  return { answers, seconds };
}

function timesOf({ latest, search }: Asking): Measurement {
  return {
    latestP50: latest.percentile(0.5),
    latestP99: latest.percentile(0.99),
    searchP50: search.percentile(0.5),
    searchP99: search.percentile(0.99),
  };
}
