import type { NameService } from '../doors/entry/reverse-dns.ts';
import type { Clock } from '../loop/clock.ts';
import { beginThread, type Thread } from '../loop/thread.ts';
import { type EndpointRules, endpointOf, Surveyor } from './endpoint.ts';
import type { FromThread, Parcel, ThreadParts, ToThread } from './thread/messages.ts';

/** A message, and where it is to go. */
export type Letter = Omit<Parcel, 'addresses'>;

/** What came of a message. */
export type Delivered =
  | { readonly is: 'taken' }
  /** The subscription is over. */
  | { readonly is: 'gone' }
  /** Nothing may be sent there, or it was not taken; to send it again is of no use. */
  | { readonly is: 'refused'; readonly why: string }
  /** It may be taken later: after some milliseconds, if the push server said so. */
  | { readonly is: 'later'; readonly why: string; readonly afterMs?: number };

/** What the courier needs from around it. */
export interface CourierParts extends ThreadParts, EndpointRules {
  readonly clock: Clock;
  readonly names: Pick<NameService, 'addressesOf'>;
  /** How long a push server may take. */
  readonly secondsMax: number;
}

/**
 * Carries messages to push servers. It finds out where they may go; a thread that begins with the first message does
 * what costs: it encrypts, connects and waits. Time is this side's.
 */
export class Courier {
  private readonly parts: CourierParts;
  private readonly surveyor: Surveyor;
  private readonly waiters = new Map<number, (answer: FromThread) => void>();
  private worker: Thread | undefined;
  private sent = 0;
  private isClosed = false;

  constructor(parts: CourierParts) {
    this.parts = parts;
    this.surveyor = new Surveyor(parts, parts.names);
  }

  /** Brings a message to where it is to go. Takes as long as a push server may take at most. */
  carry(letter: Letter): Promise<Delivered> {
    const { clock, secondsMax } = this.parts;
    this.sent += 1;
    const trip = { number: this.sent, isOver: false };
    return new Promise((resolve, reject) => {
      const cancel = clock.after(secondsMax * 1000, () => {
        trip.isOver = true;
        this.giveUp(trip.number);
        resolve({ is: 'later', why: 'no answer in time' });
      });
      this.outcomeOf(trip, letter).then(outcome => {
        cancel();
        resolve(outcome);
      }, reject);
    });
  }

  /** Sends nothing more; what is on its way is given up. */
  close(): void {
    this.isClosed = true;
    void this.worker?.terminate();
    this.answerAll('the server is stopping');
  }

  private async outcomeOf(trip: Trip, letter: Letter): Promise<Delivered> {
    const url = endpointOf(letter.endpoint);
    const addresses = url === undefined ? 'forbidden' : await this.surveyor.addressesOf(url);
    if (addresses === 'forbidden') return { is: 'refused', why: 'there may be no push server' };
    if (addresses === 'unknown') return { is: 'later', why: 'its name is unknown' };
    if (this.isClosed || trip.isOver) return { is: 'later', why: 'it is too late' };
    const { number } = trip;
    const parcel: Parcel = { ...letter, addresses };
    return await new Promise(resolve => {
      this.waiters.set(number, answer => resolve(readAnswer(answer)));
      this.thread().postMessage({ type: 'send', number, parcel } satisfies ToThread);
    });
  }

  private giveUp(number: number): void {
    if (!this.waiters.delete(number)) return;
    this.worker?.postMessage({ type: 'give-up', number } satisfies ToThread);
  }

  private thread(): Thread {
    if (this.worker !== undefined) return this.worker;
    const { vapid, contact, ttlSeconds, ca } = this.parts;
    const workerData: ThreadParts = { vapid, contact, ttlSeconds, ca };
    const worker = beginThread(new URL('./thread/worker.ts', import.meta.url), workerData);
    worker.unref();
    worker.on('message', (answer: FromThread) => {
      this.waiters.get(answer.number)?.(answer);
      this.waiters.delete(answer.number);
    });
    let fault = 'the thread has ended';
    worker.once('error', error => {
      fault = String(error);
    });
    // The next message begins another one.
    worker.once('exit', () => {
      if (this.worker !== worker) return;
      this.worker = undefined;
      this.answerAll(fault);
    });
    this.worker = worker;
    return worker;
  }

  private answerAll(failure: string): void {
    for (const [number, waiter] of this.waiters) waiter({ number, failure });
    this.waiters.clear();
  }
}

/** One message on its way. */
interface Trip {
  readonly number: number;
  /** Whether nobody waits for it any more. */
  isOver: boolean;
}

/** What the answer of a push server means (RFC 8030, 5; RFC 8292, 4.2). */
function readAnswer({ status, retryAfter, failure }: FromThread): Delivered {
  if (status === undefined) return { is: 'later', why: failure ?? 'no answer' };
  const why = `it answered ${status}`;
  if (status >= 200 && status < 300) return { is: 'taken' };
  if (status === 404 || status === 410) return { is: 'gone' };
  if (status !== 429 && status < 500) return { is: 'refused', why };
  return { is: 'later', why, ...(retryAfter !== undefined && { afterMs: retryAfter * 1000 }) };
}
