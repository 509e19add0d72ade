import type { Socket } from 'node:net';
import type { Query } from '../hub/query.ts';
import type { Command, SessionId } from '../hub/signal.ts';
import type { Clock } from '../loop/clock.ts';
import { DeadlineQueue, type Watched } from '../loop/deadline-queue.ts';
import { namelessNick } from '../render/irc/lines.ts';
import type { Reader } from '../render/reader.ts';
import type { Conversation } from './conversation.ts';
import { type Framing, LineFramer } from './line-framer.ts';
import type { Addressee, Outbox } from './outbox.ts';
import type { Trail } from './trail.ts';

/** What every session needs from around it. */
export interface SessionParts {
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly limits: SessionLimits;
  submit(command: Command, session: SessionId): void;
  ask(session: SessionId, query: Query): void;
  /** Something threw while this session was served. */
  failed(session: SessionId, error: unknown): void;
  /** The session is over. */
  closed(session: Session): void;
}

/** What sessions that came in by the same kind of door have in common. */
export interface SessionKind {
  readonly framing: Framing;
  /** The reader of newcomers. */
  readonly reader: Reader;
  /** Begins to talk with a newcomer. */
  accept(session: Session): Conversation;
  /** Takes out of the bytes what is not text, where clients send such. */
  filter?(calls: FilterCalls): (chunk: Buffer) => Buffer;
}

/** What a filter calls back. */
export interface FilterCalls {
  /** The one behind it wants to go, at once. */
  interrupted(): void;
  /** These bytes are to be sent now, besides all text. */
  answer(bytes: Uint8Array): void;
}

/** The bounds of what one connection may cost. */
export interface SessionLimits {
  /** What may wait to be read by the client, in bytes. */
  readonly sendqBytesMax: number;
  /** How many lines of one client are taken in one loop turn; the rest waits, and the socket is not read. */
  readonly linesPerTurnMax: number;
  /** How long a closing connection may take to read its last words. */
  readonly lingerMsMax: number;
}

/** `ending`: the last words are on their way. `closed`: nothing is read or written any more. */
type Phase = 'open' | 'ending' | 'closed';

/** The reason that others are shown when a client does not read what it is sent. */
const sendqExceeded = 'SendQ exceeded';

/**
 * A USER PROC: one connection. Reads it within its allowance, hands lines to its conversation, sends what that wants
 * to the hub, and writes what the hub lets it see, within its bound. Knows no other session.
 */
export class Session implements Addressee, Watched {
  readonly id: SessionId;
  /** The address at the other end. */
  readonly host: string;
  conversation: Conversation;
  reader: Reader;
  /** How replies address the one behind it. */
  nick = namelessNick;

  dueAt = 0;
  queue: DeadlineQueue | undefined = undefined;
  before: Watched | undefined = undefined;
  after: Watched | undefined = undefined;

  private readonly parts: SessionParts;
  private readonly socket: Socket;
  private readonly framer: LineFramer;
  private readonly filter: ((chunk: Buffer) => Buffer) | undefined;
  private phase: Phase = 'open';
  private trail: Trail | undefined;
  private pumping: NodeJS.Immediate | undefined;
  private inputEnded = false;
  private closeReason = 'Connection closed';

  constructor(id: SessionId, socket: Socket, kind: SessionKind, parts: SessionParts) {
    this.id = id;
    this.parts = parts;
    this.socket = socket;
    this.host = hostOf(socket);
    this.reader = kind.reader;
    this.framer = new LineFramer(kind.framing);
    this.filter = kind.filter?.({
      interrupted: () => this.guarded(() => this.conversation.interrupted()),
      answer: bytes => socket.write(bytes),
    });
    socket.on('data', chunk => this.read(chunk));
    socket.on('end', () => this.endOfInput());
    socket.on('error', error => this.broken(error));
    socket.on('close', () => this.lost());
    this.conversation = kind.accept(this);
  }

  /** How many bytes wait to be read by the client. */
  get queuedBytes(): number {
    return this.socket.writableLength;
  }

  /** Wants something changed. */
  submit(command: Command): void {
    this.parts.submit(command, this.id);
  }

  /** Wants to know something. */
  ask(query: Query): void {
    this.parts.ask(this.id, query);
  }

  /** Waits in a queue of the idle updater from now on, and no longer in another. */
  watch(queue: DeadlineQueue): void {
    if (this.phase === 'open') queue.restart(this, this.parts.clock.now());
  }

  silentTooLong(): void {
    this.guarded(() => this.conversation.silentTooLong());
  }

  /** Sends text at the end of this loop turn. Who has too much unread text waiting is cut off. */
  write(text: string): void {
    if (this.phase !== 'open' || text === '') return;
    if (this.trail === undefined) {
      this.trail = this.parts.outbox.root.followedBy(text);
      this.parts.outbox.add(this);
    } else {
      this.trail = this.trail.followedBy(text);
    }
    if (this.trail.charsTotal + this.socket.writableLength > this.parts.limits.sendqBytesMax) {
      this.cut(sendqExceeded);
    }
  }

  /** Writes what is waiting to the socket. */
  flush(): void {
    const { trail } = this;
    this.trail = undefined;
    if (trail === undefined || this.phase === 'closed') return;
    const bytes = trail.bytes();
    if (bytes.length + this.socket.writableLength > this.parts.limits.sendqBytesMax) this.cut(sendqExceeded);
    else this.socket.write(bytes);
    if (this.phase === 'ending') this.socket.end();
  }

  /** Closes the connection once what was written is sent. What comes in until then is not read any more. */
  finish(): void {
    if (this.phase !== 'open') return;
    this.phase = 'ending';
    DeadlineQueue.remove(this);
    if (this.trail === undefined) this.socket.end();
    this.socket.resume();
    this.parts.clock.after(this.parts.limits.lingerMsMax, () => this.hangUp());
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
    this.write(this.conversation.farewell(reason));
    this.finish();
  }

  /** Closes the connection at once, without a word, whoever is behind it. */
  abandon(reason: string): void {
    if (this.phase !== 'closed') this.cut(reason);
  }

  /** A reset, since `nc` goes on waiting for its terminal after a mere end. */
  private hangUp(): void {
    if (!this.socket.destroyed) this.socket.resetAndDestroy();
  }

  /** Ends the connection at once, without a word. */
  private cut(reason: string): void {
    this.closeReason = reason;
    this.phase = 'closed';
    this.trail = undefined;
    this.socket.destroy();
    this.gone();
  }

  private read(chunk: Buffer): void {
    if (this.phase !== 'open') return;
    this.framer.push(this.filter === undefined ? chunk : this.filter(chunk));
    // While lines wait for the next turn, this chunk waits behind them.
    if (this.pumping === undefined) this.pump();
  }

  /** Takes lines within the allowance of one turn. A client that sends more is not read until they are taken. */
  private pump(): void {
    this.pumping = undefined;
    for (let lines = 0; lines < this.parts.limits.linesPerTurnMax; lines += 1) {
      if (this.phase !== 'open') return;
      const heard = this.framer.next();
      if (heard === undefined) {
        if (this.inputEnded) this.dismiss(this.closeReason);
        else if (this.socket.isPaused()) this.socket.resume();
        return;
      }
      this.guarded(() => {
        if ('line' in heard) this.conversation.heard(heard.line);
        else this.conversation.misheard(heard.fault);
      });
    }
    this.socket.pause();
    this.pumping = setImmediate(() => this.pump());
  }

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
    if (this.pumping === undefined && this.phase === 'open') this.pump();
  }

  private broken(error: NodeJS.ErrnoException): void {
    if (this.phase === 'open')
      this.closeReason = brokenBecause[error.code ?? ''] ?? `Connection broken: ${error.message}`;
  }

  private lost(): void {
    if (this.phase === 'closed') return;
    this.phase = 'closed';
    this.trail = undefined;
    this.gone();
  }

  private gone(): void {
    clearImmediate(this.pumping);
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

/** The other end's address as the host of a mask: IPv4 plainly, IPv6 never beginning with a colon. */
function hostOf(socket: Socket): string {
  const address = (socket.remoteAddress ?? 'unknown').replace(/^::ffff:(?=\d+\.)/, '');
  return address.startsWith(':') ? `0${address}` : address;
}
