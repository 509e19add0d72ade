import type { Socket } from 'node:net';
import type { Event } from '../hub/effect.ts';
import type { Origin } from '../hub/identity.ts';
import type { Query } from '../hub/query.ts';
import type { SessionId } from '../hub/session.ts';
import type { Command } from '../hub/signal.ts';
import { DeadlineQueue, type Watched } from '../loop/deadline-queue.ts';
import type { Reader } from '../render/reader.ts';
import { whyBroken } from './broken.ts';
import type { Conversation } from './conversation.ts';
import { Intake, type IntakeOwner } from './intake.ts';
import type { Heard } from './line-framer.ts';
import { linger } from './linger.ts';
import type { Addressee } from './outbox.ts';
import type { SessionKind, SessionParts } from './parts.ts';
import { Sendq } from './sendq.ts';
import type { Trail } from './trail.ts';
import type { Wire, WireListener } from './wire.ts';

/** `ending`: the last words are on their way. `closed`: nothing is read or written any more. */
type Phase = 'open' | 'ending' | 'closed';

/** The reason that others are shown when a client does not read what it is sent. */
const sendqExceeded = 'SendQ exceeded';

/** The reason when a client sends on and on without ending a line. */
const recvqExceeded = 'RecvQ exceeded';

/** What is gathered to answer one line. */
interface Answering {
  readonly texts: string[];
  readonly wrap: (lines: string) => string;
  /** What is gathered around it: a line may bring the answer to an earlier one with it. */
  readonly outer: Answering | undefined;
}

/**
 * A USER PROC: one connection. Reads it within its allowance, hands lines to its conversation, sends what that wants
 * to the hub, and writes what the hub lets it see, within its bound. Knows no other session.
 */
export class Session implements Addressee, Watched, IntakeOwner, WireListener {
  readonly id: SessionId;
  origin: Origin;
  /** The host by which everyone knows her. */
  host: string;
  conversation: Conversation;
  reader: Reader;
  /** How replies address the one behind it. */
  nick = '';

  dueAt = 0;
  queue: DeadlineQueue | undefined = undefined;
  before: Watched | undefined = undefined;
  after: Watched | undefined = undefined;

  private readonly parts: SessionParts;
  private readonly wire: Wire;
  private readonly socket: Socket;
  private readonly sendq: Sendq;
  private readonly intake: Intake;
  private readonly hangUpBy: SessionKind['hangUp'];
  private readonly filter: ((chunk: Buffer) => Buffer) | undefined;
  private phase: Phase = 'open';
  private trail: Trail | undefined;
  /** How many pieces were handed over and are not sent yet. */
  private held = 0;
  private closeReason = 'Connection closed';
  private answering: Answering | undefined;

  constructor(id: SessionId, wire: Wire, origin: Origin, kind: SessionKind, parts: SessionParts) {
    this.id = id;
    this.parts = parts;
    this.wire = wire;
    this.socket = wire.socket;
    this.origin = origin;
    this.host = parts.gate.hostOf(origin);
    this.sendq = new Sendq(wire.socket, parts.limits.sendqBytesMax, () => this.abandon(sendqExceeded));
    this.reader = kind.reader;
    this.hangUpBy = kind.hangUp;
    this.intake = new Intake(this, wire, kind.framing, parts);
    this.intake.unhurried = parts.gate.unhurried(origin);
    this.filter = kind.filter?.({
      interrupted: () => this.guarded(() => this.conversation.interrupted()),
      answer: bytes => this.sendq.write(bytes),
      turnedAway: (reason, answer) => this.turnAway(reason, answer),
    });
    wire.listen(this);
    this.conversation = kind.accept(this);
  }

  /** Why the connection is closed, as others see it. */
  get reason(): string {
    return this.closeReason;
  }

  /** How many bytes wait to be read by the client. */
  get queuedBytes(): number {
    return this.sendq.bytes;
  }

  /** Whether lines of hers wait because she wrote faster than they are taken: what she answers waits among them. */
  get isBehind(): boolean {
    return this.intake.isBehind;
  }

  /** Whether her lines are taken as fast as they come. */
  get unhurried(): boolean {
    return this.intake.unhurried;
  }

  set unhurried(isSo: boolean) {
    this.intake.unhurried = isSo;
  }

  /** She was let in: what it took is not held against her. */
  letIn(): void {
    this.intake.rest();
  }

  /** So many of her next lines belong together: they are taken at once, and those behind them wait for it. */
  lend(lines: number): void {
    this.intake.lend(lines);
  }

  /** What she asked for costs as much as so many lines more. */
  spend(lines: number): void {
    this.intake.spend(lines);
  }

  /** She turned out to come from elsewhere, as a gateway says. She is put out when too many come from there. */
  moveTo(origin: Origin): void {
    // Who is gone was counted out from where she came.
    if (this.phase !== 'open') return;
    const refusal = this.parts.gate.moved(this.origin, origin);
    if (refusal !== undefined) {
      this.dismiss(refusal);
      return;
    }
    this.origin = origin;
    this.host = this.parts.gate.hostOf(origin);
    this.unhurried = this.parts.gate.unhurried(origin);
  }

  /** Wants something changed. Who is not here any more can only leave, whatever came of what took its time. */
  submit(command: Command): void {
    if (this.phase !== 'open' && command.type !== 'leave') return;
    this.parts.submit(command, this.id);
  }

  /** Wants to know something. */
  ask(query: Query): void {
    this.parts.ask(this.id, query);
  }

  /** Waits in a queue of the idle updater from now on, and no longer in another. */
  watch(queue: DeadlineQueue): void {
    if (this.phase === 'open') queue.restart(this, this.parts.clock.ticks());
  }

  /** Lets something of hers wait in a queue of the idle updater, besides herself. */
  letWait(item: Watched, queue: DeadlineQueue): void {
    queue.restart(item, this.parts.clock.ticks());
  }

  silentTooLong(): void {
    this.guarded(() => this.conversation.silentTooLong());
  }

  /** What was asked for was dear: the lines behind it wait for the next turn. */
  endTurn(): void {
    this.intake.endTurn();
  }

  /** Lets something go on besides that takes its time. What it rejects with is treated as if it had been thrown. */
  alongside(work: Promise<void>): void {
    work.catch((error: unknown) => this.parts.failed(this.id, error));
  }

  /**
   * Reads no line until something that takes its time is done, so that answers come in the order of what was asked.
   * What it rejects with is treated as if it had been thrown.
   */
  whileWaiting(work: Promise<void>): void {
    this.intake.hold();
    work
      .catch((error: unknown) => this.parts.failed(this.id, error))
      .finally(() => this.guarded(() => this.intake.release()));
  }

  /**
   * Resolves in a later turn, when what this one made is written, and so little waits to be read by the client that a
   * lot more may be sent; or when it is gone.
   */
  async whenRoom(): Promise<void> {
    await new Promise(resolve => setImmediate(resolve));
    if (this.phase !== 'closed') await this.sendq.whenLow();
  }

  take(heard: Heard): void {
    this.guarded(() => {
      if ('line' in heard) this.conversation.heard(heard.line);
      else if ('fatal' in heard) this.dismiss(recvqExceeded);
      else this.conversation.misheard(heard.fault, heard.garbled);
    });
  }

  tookAll(): void {
    this.dismiss(this.closeReason);
  }

  /** What throws here ends this session, and nothing else. */
  guarded(serve: () => void): void {
    try {
      serve();
    } catch (error) {
      this.parts.failed(this.id, error);
    }
  }

  read(chunk: Buffer): void {
    if (this.phase !== 'open') return;
    this.guarded(() => {
      const text = this.filter === undefined ? chunk : this.filter(chunk);
      this.intake.push(text, chunk.length - text.length);
    });
  }

  overhead(bytes: number): void {
    if (this.phase !== 'open') return;
    this.guarded(() => {
      this.intake.push(nothing, bytes);
      // What answers it waits to be read, too.
      this.sendq.write(nothing);
    });
  }

  ended(): void {
    this.guarded(() => this.intake.end());
  }

  broken(error: NodeJS.ErrnoException): void {
    if (this.phase === 'open') this.closeReason = whyBroken(error);
  }

  lost(): void {
    if (this.phase === 'closed') return;
    this.enter('closed');
    this.trail = undefined;
    this.gone();
  }

  /** Sends text at the end of this loop turn. */
  write(text: string): void {
    if (this.phase !== 'open' || text === '') return;
    if (this.trail === undefined) {
      this.trail = this.parts.outbox.root.followedBy(text);
      this.parts.outbox.add(this);
    } else {
      this.trail = this.trail.followedBy(text);
    }
  }

  /** Sends what answers the line that is being carried out, at the end of this loop turn. */
  answer(text: string): void {
    if (this.answering === undefined) this.write(text);
    else this.answering.texts.push(text);
  }

  /** Gathers what is answered from now on, and sends it as `wrap` puts it when all of it is there. */
  beginAnswer(wrap: (lines: string) => string): void {
    this.answering = { texts: [], wrap, outer: this.answering };
  }

  /** All is answered. */
  endAnswer(): void {
    const { answering } = this;
    this.answering = answering?.outer;
    if (answering !== undefined) this.write(answering.wrap(answering.texts.join('')));
  }

  /** Answers nothing for now: what was gathered is forgotten. */
  dropAnswer(): void {
    this.answering = this.answering?.outer;
  }

  /**
   * Sends what happened as its reader puts it; what this session made happen itself answers its line. What one reader
   * cannot be shown is that reader's end alone.
   */
  show(event: Event): void {
    try {
      const text = this.reader.event(event);
      if (event.origin === this.id) this.answer(text);
      else this.write(text);
    } catch (error) {
      this.parts.failed(this.id, error);
    }
  }

  /** Writes what is waiting to the socket. */
  flush(): void {
    const { trail } = this;
    this.trail = undefined;
    if (trail === undefined || this.phase === 'closed') return;
    try {
      this.sendq.write(trail.bytes(this.wire.encoding));
    } catch (error) {
      this.parts.failed(this.id, error);
    }
    if (this.phase === 'ending') this.hangUp();
  }

  handOver(): Buffer | undefined {
    const { trail } = this;
    this.trail = undefined;
    if (trail === undefined || this.phase === 'closed') return undefined;
    try {
      const bytes = trail.bytes(this.wire.encoding);
      this.held += 1;
      return bytes;
    } catch (error) {
      this.parts.failed(this.id, error);
      return undefined;
    }
  }

  sendHeld(pieces: readonly Buffer[]): void {
    if (this.held === 0 || this.phase === 'closed') return;
    this.held -= pieces.length;
    this.guarded(() => this.sendq.writeAll(pieces));
    if (this.phase === 'ending') this.hangUpWhenSent();
  }

  /** Closes the connection once what was written is sent. What comes in until then is not read any more. */
  finish(): void {
    if (this.phase !== 'open') return;
    while (this.answering !== undefined) this.endAnswer();
    this.enter('ending');
    DeadlineQueue.remove(this);
    this.wire.resume();
    this.hangUpWhenSent();
  }

  /**
   * Lets the one behind it leave, and closes the connection. A user is seen off by the hub, with the reason for
   * others to see; whom the hub does not know, or cannot see off now, is told farewell right here.
   */
  dismiss(reason: string): void {
    if (this.phase !== 'open') return;
    this.submit({ type: 'leave', reason });
    this.seeOff(reason);
  }

  /** Says farewell and closes the connection; the hub hears of it when it is closed. */
  seeOff(reason: string): void {
    if (this.phase !== 'open') return;
    this.closeReason = reason;
    this.answer(this.conversation.farewell(reason));
    this.finish();
  }

  /** Closes the connection at once, without a word, whoever is behind it. */
  abandon(reason: string): void {
    if (this.phase !== 'closed') this.cut(reason);
  }

  private turnAway(reason: string, answer: Uint8Array | undefined): void {
    if (this.phase !== 'open') return;
    if (answer === undefined) {
      this.cut(reason);
      return;
    }
    this.closeReason = reason;
    this.trail = undefined;
    this.held = 0;
    this.sendq.write(answer);
    this.finish();
  }

  private hangUpWhenSent(): void {
    if (this.trail === undefined && this.held === 0) this.hangUp();
  }

  private hangUp(): void {
    this.wire.end(this.closeReason);
    linger(this.socket, this.hangUpBy, this.parts);
  }

  /** Ends the connection at once, without a word. */
  private cut(reason: string): void {
    this.closeReason = reason;
    this.enter('closed');
    this.trail = undefined;
    this.socket.destroy();
    this.gone();
  }

  private enter(phase: 'ending' | 'closed'): void {
    if (this.phase === 'open') this.parts.ended(this);
    this.phase = phase;
    this.intake.stop();
  }

  private gone(): void {
    DeadlineQueue.remove(this);
    this.parts.closed(this);
    this.submit({ type: 'leave', reason: this.closeReason });
  }
}

const nothing = Buffer.alloc(0);
