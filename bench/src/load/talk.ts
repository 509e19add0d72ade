import type { Job } from '../job.ts';
import { Histogram } from '../measure/histogram.ts';
import { type Elapsed, openWindow } from '../measure/window.ts';
import type { Client } from './client.ts';
import type { Crowd } from './crowd.ts';
import { countLines, measureLine, sequenceAt, speech } from './speech.ts';

const CHANNEL = '#bench';

/** How many listen to the one who talks. */
export const READERS = 500;

/** What a window of talk has shown. Latencies are in milliseconds. */
export interface Heard extends Elapsed {
  deliveries: number;
  p50: number;
  p99: number;
  /** When the window was open, as `performance.now()` has it. */
  from: number;
  to: number;
}

/** One talker and many readers in one channel: no message is sent before all have got the last one. */
export class Talk {
  readonly #job: Job;
  readonly #crowd: Crowd;
  readonly #talker: Client;
  #onLine: (reader: Client, chunk: Buffer, length: number) => void = () => undefined;
  #sequence = 0;

  private constructor(job: Job, crowd: Crowd, talker: Client) {
    this.#job = job;
    this.#crowd = crowd;
    this.#talker = talker;
  }

  /** Brings all of them into the channel; resolves when it has gone quiet. */
  static async gather(job: Job, crowd: Crowd): Promise<Talk> {
    const [talker, ...readers] = await crowd.open(READERS + 1, 'r');
    if (talker === undefined) throw new Error('Nobody came.');
    await crowd.join([talker, ...readers], () => CHANNEL);
    await crowd.settle();
    const lineBytes = await measureLine(crowd, talker, CHANNEL, readers);
    const talk = new Talk(job, crowd, talker);
    for (const reader of readers) {
      countLines(reader, lineBytes, (lines, chunk, length) => {
        if (lines > 1) reader.fail(`heard ${lines} lines at once`);
        if (lines === 1) talk.#onLine(reader, chunk, length);
      });
    }
    return talk;
  }

  /**
   * Talks until it is warm, and then for as long as a window is open; so many messages a second at most, where that is
   * given, or without pause. Nothing is on its way when it resolves.
   */
  measure(perSecond = Number.POSITIVE_INFINITY): Promise<Heard> {
    const { warmupSeconds, seconds } = this.#job;
    const { promise, resolve } = Promise.withResolvers<Heard>();
    const latencies = new Histogram();
    const warmUntil = performance.now() + warmupSeconds * 1000;
    let close: (() => Elapsed) | undefined;
    let from = 0;
    let messages = 0;
    let waiting = 0;
    let sentAt = 0;
    let dueAt = performance.now();

    const next = (): void => {
      const now = performance.now();
      if (close === undefined && now >= warmUntil) {
        close = openWindow(this.#job);
        from = now;
      } else if (close !== undefined) messages += 1;
      if (close !== undefined && now >= from + seconds * 1000) {
        const [p50, p99] = [latencies.percentile(0.5), latencies.percentile(0.99)];
        resolve({ ...close(), deliveries: messages * READERS, p50, p99, from, to: now });
        return;
      }
      this.#sequence += 1;
      waiting = READERS;
      sentAt = performance.now();
      this.#talker.say(CHANNEL, speech(this.#sequence));
    };
    const nextWhenDue = (): void => {
      const now = performance.now();
      // Who is late by more than one message does not hurry to make up for it.
      dueAt = Math.max(now - 1000 / perSecond, dueAt) + 1000 / perSecond;
      if (dueAt <= now) next();
      else setTimeout(next, dueAt - now);
    };

    this.#onLine = (reader, chunk, length) => {
      if (sequenceAt(chunk, length) !== this.#sequence) {
        const text = chunk.toString('latin1', 0, length);
        reader.fail(`heard something else than message ${this.#sequence}: ${text}`);
      }
      if (close !== undefined) latencies.add(performance.now() - sentAt);
      waiting -= 1;
      if (waiting === 0) nextWhenDue();
    };
    next();
    return this.#crowd.within('the quiet channel was measured', warmupSeconds + seconds + 30, promise);
  }
}
