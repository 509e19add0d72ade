import type { Socket } from 'node:net';
import type { Event } from '../hub/effect.ts';
import type { Origin } from '../hub/identity.ts';
import type { Query } from '../hub/query.ts';
import type { Command, SessionId } from '../hub/signal.ts';
import type { Clock } from '../loop/clock.ts';
import { DeadlineQueue, type Watched } from '../loop/deadline-queue.ts';
import type { Reader } from '../render/reader.ts';
import type { Conversation } from './conversation.ts';
import { type Framing, LineFramer } from './line-framer.ts';
import type { Addressee, Outbox } from './outbox.ts';
import { Pace, type PaceLimits } from './pace.ts';
import { Sendq } from './sendq.ts';
import type { Trail } from './trail.ts';

/** What every session needs from around it. */
export interface SessionParts {
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly limits: SessionLimits;
  readonly fakeLag: PaceLimits;
  readonly gate: SessionGate;
  submit(command: Command, session: SessionId): void;
  ask(session: SessionId, query: Query): void;
  /** Something threw while this session was served. */
  failed(session: SessionId, error: unknown): void;
  /** The session is open no more: from now on it hears nothing, and nothing but its last words are sent. */
  ended(session: Session): void;
  /** The connection is gone. */
  closed(session: Session): void;
}

/** What depends on where a connection comes from. */
export interface SessionGate {
  /** The host by which everyone is to know who comes from there. */
  hostOf(origin: Origin): string;
  /** Whether lines from there are taken as fast as they come. */
  unhurried(origin: Origin): boolean;
  /** Someone turned out to come from elsewhere. Returns why she may not, if so. */
  moved(from: Origin, to: Origin): string | undefined;
}

/** What sessions that came in by the same kind of door have in common. */
export interface SessionKind {
  readonly framing: Framing;
  /** The reader of newcomers. */
  readonly reader: Reader;
  /** Begins to talk with a newcomer. */
  accept(session: Session): Conversation;
  /**
   * How the server hangs up on who does not, after the last words: `close` lets the system go on sending, `reset`
   * wakes up `nc`, which goes on waiting for its terminal after a mere end.
   */
  readonly hangUp: 'close' | 'reset';
  /** Takes out of the bytes what is not text, where clients send such. */
  filter?(calls: FilterCalls): (chunk: Buffer) => Buffer;
}

/** What a filter calls back. */
export interface FilterCalls {
  /** The one behind it wants to go, at once. */
  interrupted(): void;
  /** These bytes are to be sent now, besides all text. */
  answer(bytes: Uint8Array): void;
  /** What speaks is no client: the connection is closed at once, after these bytes if there are any. */
  turnedAway(reason: string, answer?: Uint8Array): void;
}

/** The bounds of what one connection may cost. */
export interface SessionLimits {
  /** What may wait to be read by the client, in bytes. */
  readonly sendqBytesMax: number;
  /** How many lines of one client are taken in one loop turn; the rest waits, and the socket is not read. */
  readonly linesPerTurnMax: number;
  /** How many bytes of lines, as above. */
  readonly inputBytesPerTurnMax: number;
  /** How many bytes may come without an end of line. */
  readonly unendedBytesMax: number;
  /** How long a closing connection may read nothing of what is left for it. */
  readonly lingerMsMax: number;
}

/** `ending`: the last words are on their way. `closed`: nothing is read or written any more. */
type Phase = 'open' | 'ending' | 'closed';

/** The reason that others are shown when a client does not read what it is sent. */
const sendqExceeded = 'SendQ exceeded';

/** The reason when a client sends on and on without ending a line. */
const recvqExceeded = 'RecvQ exceeded';

/**
 * A USER PROC: one connection. Reads it within its allowance, hands lines to its conversation, sends what that wants
 * to the hub, and writes what the hub lets it see, within its bound. Knows no other session.
 */
export class Session implements Addressee, Watched {
  readonly id: SessionId;
  origin: Origin;
  /** The host by which everyone knows her. */
  host: string;
  conversation: Conversation;
  reader: Reader;
  /** How replies address the one behind it. */
  nick = '';
  /** Whether her lines are taken as fast as they come. */
  unhurried: boolean;

  dueAt = 0;
  queue: DeadlineQueue | undefined = undefined;
  before: Watched | undefined = undefined;
  after: Watched | undefined = undefined;

  private readonly parts: SessionParts;
  private readonly socket: Socket;
  private readonly sendq: Sendq;
  private readonly framer: LineFramer;
  private readonly hangUpBy: SessionKind['hangUp'];
  private readonly filter: ((chunk: Buffer) => Buffer) | undefined;
  private phase: Phase = 'open';
  private trail: Trail | undefined;
  private readonly pace: Pace | undefined;
  /** Cancels that lines are taken later, while some wait for it. */
  private pumping: (() => void) | undefined;
  private held = false;
  private behind = false;
  private inputEnded = false;
  private turnIsOver = false;
  private closeReason = 'Connection closed';
  private answering: { readonly texts: string[]; readonly wrap: (lines: string) => string } | undefined;

  constructor(id: SessionId, socket: Socket, origin: Origin, kind: SessionKind, parts: SessionParts) {
    this.id = id;
    this.parts = parts;
    this.socket = socket;
    this.origin = origin;
    this.host = parts.gate.hostOf(origin);
    this.unhurried = parts.gate.unhurried(origin);
    this.pace = parts.fakeLag.perSecond === 0 ? undefined : new Pace(parts.fakeLag, parts.clock.ticks());
    this.sendq = new Sendq(socket, parts.limits.sendqBytesMax, () => this.abandon(sendqExceeded));
    this.reader = kind.reader;
    this.hangUpBy = kind.hangUp;
    this.framer = new LineFramer(kind.framing, parts.limits.unendedBytesMax);
    this.filter = kind.filter?.({
      interrupted: () => this.guarded(() => this.conversation.interrupted()),
      answer: bytes => this.sendq.write(bytes),
      turnedAway: (reason, answer) => this.turnAway(reason, answer),
    });
    socket.on('data', chunk => this.guarded(() => this.read(chunk)));
    socket.on('end', () => this.guarded(() => this.endOfInput()));
    socket.on('error', error => this.broken(error));
    socket.on('close', () => this.lost());
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
    return this.behind;
  }

  /** She was let in: what it took is not held against her. */
  letIn(): void {
    this.pace?.rest();
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

  silentTooLong(): void {
    this.guarded(() => this.conversation.silentTooLong());
  }

  /** What was asked for was dear: the lines behind it wait for the next turn. */
  endTurn(): void {
    this.turnIsOver = true;
  }

  /**
   * Reads no line until something that takes its time is done, so that answers come in the order of what was asked.
   * One at a time. What it rejects with is treated as if it had been thrown.
   */
  whileWaiting(work: Promise<void>): void {
    this.held = true;
    work
      .catch((error: unknown) => this.parts.failed(this.id, error))
      .finally(() => {
        this.held = false;
        if (this.phase === 'open' && this.pumping === undefined) this.guarded(() => this.pump());
      });
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
    this.answering = { texts: [], wrap };
  }

  /** All is answered. */
  endAnswer(): void {
    const { answering } = this;
    this.answering = undefined;
    if (answering !== undefined) this.write(answering.wrap(answering.texts.join('')));
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
      this.sendq.write(trail.bytes());
    } catch (error) {
      this.parts.failed(this.id, error);
    }
    if (this.phase === 'ending') this.socket.end();
  }

  /** Closes the connection once what was written is sent. What comes in until then is not read any more. */
  finish(): void {
    if (this.phase !== 'open') return;
    this.endAnswer();
    this.enter('ending');
    DeadlineQueue.remove(this);
    if (this.trail === undefined) this.socket.end();
    this.socket.resume();
    this.linger(Number.POSITIVE_INFINITY);
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
    this.sendq.write(answer);
    this.finish();
  }

  /** Waits for as long as the client goes on reading, and then a last time. */
  private linger(unreadBefore: number): void {
    this.parts.clock.after(this.parts.limits.lingerMsMax, () => {
      if (this.socket.destroyed) return;
      const unread = this.socket.writableLength;
      if (unread > 0 && unread < unreadBefore) this.linger(unread);
      else if (this.hangUpBy === 'reset') this.socket.resetAndDestroy();
      else this.socket.destroy();
    });
  }

  /** Ends the connection at once, without a word. */
  private cut(reason: string): void {
    this.closeReason = reason;
    this.enter('closed');
    this.trail = undefined;
    this.socket.destroy();
    this.gone();
  }

  private read(chunk: Buffer): void {
    if (this.phase !== 'open') return;
    this.framer.push(this.filter === undefined ? chunk : this.filter(chunk));
    // While lines wait for the next turn, this chunk waits behind them.
    if (this.pumping === undefined && !this.held) this.pump();
  }

  /**
   * Takes lines within the allowance of one turn, and no faster than fake lag lets her. A client that sends more is
   * not read until they are taken.
   */
  private pump(): void {
    this.pumping = undefined;
    this.turnIsOver = false;
    const { linesPerTurnMax, inputBytesPerTurnMax } = this.parts.limits;
    const pace = this.unhurried ? undefined : this.pace;
    pace?.save(this.parts.clock.ticks());
    let bytes = 0;
    for (let lines = 0; lines < linesPerTurnMax && bytes < inputBytesPerTurnMax; lines += 1) {
      if (this.phase !== 'open') return;
      if (this.held) {
        this.socket.pause();
        return;
      }
      if (this.turnIsOver && this.framer.heldBytes > 0) break;
      if (pace !== undefined && pace.waitMs > 0 && this.framer.heldBytes > 0) {
        this.fallBehind(pace.waitMs);
        return;
      }
      const heard = this.framer.next();
      if (heard === undefined) {
        this.behind = false;
        if (this.inputEnded) this.dismiss(this.closeReason);
        else if (this.socket.isPaused()) this.socket.resume();
        return;
      }
      pace?.spend();
      bytes += 'line' in heard ? heard.line.length : 0;
      this.guarded(() => {
        if ('line' in heard) this.conversation.heard(heard.line);
        else if ('fatal' in heard) this.dismiss(recvqExceeded);
        else this.conversation.misheard(heard.fault, heard.garbled);
      });
    }
    this.socket.pause();
    const immediate = setImmediate(() => this.guarded(() => this.pump()));
    this.pumping = () => clearImmediate(immediate);
  }

  private fallBehind(waitMs: number): void {
    this.behind = true;
    this.socket.pause();
    this.pumping = this.parts.clock.after(waitMs, () => this.guarded(() => this.pump()));
  }

  private enter(phase: 'ending' | 'closed'): void {
    if (this.phase === 'open') this.parts.ended(this);
    this.phase = phase;
  }

  /** What throws here ends this session, and nothing else. */
  private guarded(serve: () => void): void {
    try {
      serve();
    } catch (error) {
      this.parts.failed(this.id, error);
    }
  }

  private endOfInput(): void {
    this.inputEnded = true;
    this.framer.end();
    if (this.pumping === undefined && !this.held && this.phase === 'open') this.pump();
  }

  private broken(error: NodeJS.ErrnoException): void {
    if (this.phase !== 'open') return;
    // What OpenSSL says of a fault is for developers.
    const isTls = error.code?.startsWith('ERR_SSL_') || error.code?.startsWith('ERR_TLS_');
    const why = isTls ? 'TLS error' : `Connection broken: ${error.message}`;
    this.closeReason = brokenBecause[error.code ?? ''] ?? why;
  }

  private lost(): void {
    if (this.phase === 'closed') return;
    this.enter('closed');
    this.trail = undefined;
    this.gone();
  }

  private gone(): void {
    this.pumping?.();
    DeadlineQueue.remove(this);
    this.parts.closed(this);
    this.submit({ type: 'leave', reason: this.closeReason });
  }
}

const brokenBecause: Readonly<Record<string, string>> = {
  ECONNRESET: 'Connection reset by peer',
  EPIPE: 'Connection reset by peer',
  ETIMEDOUT: 'Connection timed out',
};
