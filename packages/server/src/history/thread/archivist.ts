import { beginThread, type Thread } from '../../loop/thread.ts';
import type { LastSeen } from '../archive/archive.ts';
import type { Position } from '../journal/segments.ts';
import { errorOf } from './failure.ts';
import type { FromThread, ThreadPlace, ToThread } from './messages.ts';

/** What the thread tells that is for the log. */
export type ThreadNews = Extract<FromThread, { readonly type: 'torn' | 'trouble' | 'recovered' }>;

/** What is told of the thread. */
export interface ArchivistEvents {
  /** It rests: it has taken in all that it found. */
  readonly onRest: (taken: Position) => void;
  /** Something of it that is for the log. */
  readonly onNews: (news: ThreadNews) => void;
  /** It has ended without having been asked to. */
  readonly onEnd: (error: unknown) => void;
}

/** What the thread knew when it was ready. */
export interface Ready {
  readonly taken: Position;
  readonly lastSeen: LastSeen;
}

interface Waiter {
  readonly resolve: (answer: string) => void;
  readonly reject: (error: unknown) => void;
}

type Request<Message = ToThread> = Message extends { readonly number: number }
  ? Omit<Message, 'number'>
  : never;

/** The thread of the archive as the thread of the loop has it: it is told things and asked things, and never waited for. */
export class Archivist {
  /** What it knew when it was ready; fails with a `StoreError` when it cannot work. */
  readonly ready: Promise<Ready>;
  /** For tests, which let it end. */
  readonly worker: Thread;
  private readonly events: ArchivistEvents;
  private readonly exited: Promise<void>;
  private readonly waiters = new Map<number, Waiter>();
  private asked = 0;
  private failure: unknown;
  private isEnding = false;

  constructor(place: ThreadPlace, events: ArchivistEvents) {
    this.events = events;
    this.worker = beginThread(new URL('./worker.ts', import.meta.url), place);
    this.exited = new Promise(resolve => {
      this.worker.once('exit', () => resolve());
    });
    this.ready = new Promise((resolve, reject) => {
      this.worker.on('message', (message: FromThread) => {
        if (message.type === 'ready') resolve(message);
        else if (message.type === 'not-ready') reject(errorOf(message.failure));
        else this.take(message);
      });
      this.worker.once('exit', () => {
        this.failure ??= new Error('the thread of the history has ended');
        reject(this.failure);
        this.ended();
      });
    });
    this.worker.once('error', error => {
      this.failure = error;
    });
    // Who opens it waits for it; a thread that begins anew is waited for elsewhere.
    this.ready.catch(() => undefined);
  }

  /** Tells it something that has no answer. */
  tell(message: Extract<ToThread, { readonly type: 'appended' | 'take' }>): void {
    this.worker.postMessage(message);
  }

  /** Asks it something. Answers JSON; fails with a `StoreError` when the disk fails, or when the thread ends. */
  ask(request: Request): Promise<string> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    this.asked += 1;
    const number = this.asked;
    return new Promise((resolve, reject) => {
      this.waiters.set(number, { resolve, reject });
      this.worker.postMessage({ ...request, number });
    });
  }

  /** Lets it put everything in order, up to a place of the journal, and end. */
  async close(after: Position): Promise<void> {
    this.isEnding = true;
    try {
      if (this.failure === undefined) await this.ask({ type: 'close', after });
    } finally {
      // It ends by itself when it has nothing more to do. Stopped from outside, it might be in the middle of SQLite.
      const late = setTimeout(() => void this.worker.terminate(), endMsMax);
      await this.exited;
      clearTimeout(late);
    }
  }

  private take(message: FromThread): void {
    switch (message.type) {
      case 'answer':
        this.waiterOf(message.number)?.resolve(message.answer);
        break;
      case 'failed':
        this.waiterOf(message.number)?.reject(errorOf(message.failure));
        break;
      case 'rests':
        this.events.onRest(message.taken);
        break;
      case 'torn':
      case 'trouble':
      case 'recovered':
        this.events.onNews(message);
    }
  }

  private waiterOf(number: number): Waiter | undefined {
    const waiter = this.waiters.get(number);
    this.waiters.delete(number);
    return waiter;
  }

  private ended(): void {
    for (const { reject } of this.waiters.values()) reject(this.failure);
    this.waiters.clear();
    if (!this.isEnding) this.events.onEnd(this.failure);
  }
}

/** How long it may take to end once it was told to. Milliseconds. */
const endMsMax = 2000;
