import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { backUpInto } from '../../store/back-up.ts';
import { StoreError } from '../../store/fault.ts';
import { Archive } from '../archive/archive.ts';
import { Intake } from '../archive/intake.ts';
import { Staging } from '../files/staging.ts';
import { journalStart, type Position } from '../journal/segments.ts';
import type { HistoryQuery } from '../query.ts';
import type { Retention } from '../record.ts';
import { failureOf } from './failure.ts';
import type { FromThread, ThreadPlace, ToThread } from './messages.ts';

/** Does in its thread what the archive is for, in small steps, so that who asks something does not wait for long. */
export class Steward {
  private readonly tell: (message: FromThread) => void;
  private readonly archive: Archive;
  /** Undefined in memory, where there is no journal. */
  private readonly intake: Intake | undefined;
  private isAtWork = false;
  /** Ends when all is taken in that was asked for: one at a time, as each may write the same target anew. */
  private takingIn: Promise<void> = Promise.resolve();
  private isTroubled = false;
  private isClosed = false;
  /** What is to be done next, when nobody asks for something. */
  private next: NodeJS.Timeout | undefined;
  /** Until when what is appended is only gathered; in the time of `performance.now`. */
  private gathersUntil = 0;

  /** Opens what is there, and takes in what the journal has. Throws a `StoreError`. */
  constructor(place: ThreadPlace, tell: (message: FromThread) => void) {
    this.tell = tell;
    const file = place === 'memory' ? ':memory:' : join(place.folder, 'history.db');
    this.archive = new Archive(file);
    if (place !== 'memory') {
      const { archive } = this;
      const { folder } = place;
      this.intake = new Intake({ archive, folder, file, onTorn: end => tell({ type: 'torn', end }) });
      while (this.intake.some());
    }
    const { at, id } = this.archive.taken();
    tell({ type: 'ready', taken: this.taken, lastSeen: { at, id } });
    this.workAfter(0);
  }

  /** Does what the other thread wants. */
  take(message: ToThread): void {
    switch (message.type) {
      case 'appended':
        this.workAfter(gatherMs);
        break;
      case 'take':
        this.archive.take(message.records, journalStart);
        this.workAfter(gatherMs);
        break;
      case 'ask':
        this.reply(message.number, () => this.ask(message.query, message.after));
        break;
      case 'expire':
        void this.expire(message.number, message.now, message.common);
        break;
      case 'take-in':
        this.takingIn = this.takingIn.then(() => this.takeIn(message));
        break;
      case 'copy':
        void this.copy(message);
        break;
      case 'close':
        this.reply(message.number, () => this.close(message.after));
    }
  }

  private get taken(): Position {
    return this.intake?.taken ?? journalStart;
  }

  private ask(query: HistoryQuery, after: Position): unknown {
    this.intake?.upTo(after);
    return this.archive.answer(query);
  }

  private async expire(number: number, now: number, common: Retention): Promise<void> {
    let removed = 0;
    try {
      for (const count of this.archive.expire(now, common)) {
        removed += count;
        await nextTurn();
        if (this.isClosed) break;
      }
      this.reply(number, () => removed);
    } catch (error) {
      this.tell({ type: 'failed', number, failure: failureOf(error) });
    }
  }

  private async takeIn({
    number,
    file,
    isDry,
    after,
  }: Extract<ToThread, { readonly type: 'take-in' }>): Promise<void> {
    try {
      this.intake?.upTo(after);
      const staging = Staging.open(file);
      try {
        const steps = this.archive.takeIn(staging, isDry);
        for (let step = steps.next(); ; step = steps.next()) {
          if (step.done) {
            if (!isDry) this.intake?.save();
            this.reply(number, () => step.value);
            break;
          }
          // So that who searches there first has not to wait for the index of all of it.
          this.archive.index(indexedAtOnce);
          this.intake?.tidy();
          await nextTurn();
          if (this.isClosed) throw new StoreError('broken', 'the server is stopping');
        }
      } finally {
        staging.close();
      }
      this.workAfter(0);
    } catch (error) {
      this.tell({ type: 'failed', number, failure: failureOf(error) });
    }
  }

  private async copy({ number, file, after }: Extract<ToThread, { readonly type: 'copy' }>): Promise<void> {
    try {
      this.intake?.upTo(after);
      const isCopied = await backUpInto(this.archive.database, file);
      this.reply(number, () => isCopied);
    } catch (error) {
      this.tell({ type: 'failed', number, failure: failureOf(error) });
    }
  }

  private close(after: Position): null {
    this.isClosed = true;
    clearTimeout(this.next);
    try {
      this.intake?.upTo(after);
      this.intake?.close();
    } finally {
      this.archive.close();
    }
    return null;
  }

  private reply(number: number, work: () => unknown): void {
    try {
      this.tell({ type: 'answer', number, answer: JSON.stringify(work()) });
    } catch (error) {
      this.tell({ type: 'failed', number, failure: failureOf(error) });
    }
  }

  /** Begins to work through what there is, unless that is going on. */
  private workAfter(ms: number): void {
    if (this.isAtWork) return;
    this.isAtWork = true;
    this.next = setTimeout(() => this.work(), ms);
  }

  private work(): void {
    if (this.isClosed) return;
    try {
      if (this.takeSome() || this.archive.index(indexedAtOnce)) {
        setImmediate(() => this.work());
        return;
      }
      this.intake?.tidy();
      this.isAtWork = false;
      if (this.isTroubled) this.tell({ type: 'recovered' });
      this.isTroubled = false;
      this.tell({ type: 'rests', taken: this.taken });
    } catch (error) {
      if (!this.isTroubled) this.tell({ type: 'trouble', failure: failureOf(error) });
      this.isTroubled = true;
      this.next = setTimeout(() => this.work(), retryMs);
    }
  }

  /** Takes in some of the journal; once all is taken in, nothing until there is something worth a transaction. */
  private takeSome(): boolean {
    if (performance.now() < this.gathersUntil) return false;
    if (this.intake?.some()) return true;
    this.gathersUntil = performance.now() + gatherMs;
    return false;
  }
}

/** How long what is appended is gathered before it is taken in, unless someone asks for it. Milliseconds. */
const gatherMs = 200;

/** How many entries are taken into the index in one step. */
const indexedAtOnce = 500;

/** How long to wait before what could not be done is tried again. Milliseconds. */
const retryMs = 5000;
