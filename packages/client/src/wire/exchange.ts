import { formatLine, type Message, parseLine } from '@salon/protocol';
import type { ClientParts } from '../parts.ts';
import { Batches } from './batches.ts';
import { isBatch, isForAsker, isRefusalOfOther, type Reply } from './reply.ts';

/** What was answered; `lost` when the connection ended before. */
export type Answer = { readonly replies: readonly Reply[]; readonly isLost: boolean };

/** A line to be sent. */
export interface Outgoing {
  readonly command: string;
  readonly params: readonly string[];
  readonly tags?: ReadonlyMap<string, string>;
}

/** Options of a request. */
export interface RequestOptions {
  /** The answer is for who asked alone: the state of the client does not learn from it. */
  readonly isPrivate?: boolean;
  /** Lines that are sent with it at once, without labels: those of a batch. */
  readonly followedBy?: readonly Outgoing[];
  /** Whether something is the echo of what is sent, for servers that do not label it. */
  readonly isEcho?: (reply: Reply) => boolean;
}

interface Waiting {
  readonly command: string;
  readonly options: RequestOptions;
  readonly answered: (answer: Answer) => void;
  /** What has come so far, where answers are not labelled; otherwise undefined. */
  readonly gathered: Reply[] | undefined;
}

/** What an exchange is made of. */
export interface ExchangeParts {
  readonly clock: ClientParts['clock'];
  readonly write: (line: string) => void;
  /** Is told of all that the client is to learn from. */
  readonly hear: (reply: Reply) => void;
  /** Whether a capability holds. */
  readonly has: (capability: string) => boolean;
}

/** After how long without any answer nothing is waited for any more, though the connection lives. Milliseconds. */
const silenceMs = 30_000;

/** How many lines an answer may have that is not labelled. */
const gatheredMax = 200_000;

const lost: Answer = { replies: [], isLost: true };

const silence: Answer = {
  isLost: false,
  replies: [
    {
      tags: new Map(),
      source: undefined,
      command: 'FAIL',
      params: ['*', 'NO_ANSWER', 'The server does not answer'],
    },
  ],
};

/**
 * Sends lines, finds out which answers belong to them, and hands on all else. Answers are known by labels (IRCv3
 * labeled-response); where there are none, by a PING behind each request: what comes until its PONG answers it.
 */
export class Exchange {
  private readonly batches = new Batches();
  private readonly waiting = new Map<string, Waiting>();
  private readonly parts: ExchangeParts;
  private isOpen = false;
  private count = 0;
  private progressAt = 0;
  private stopTimer: (() => void) | undefined;

  constructor(parts: ExchangeParts) {
    this.parts = parts;
  }

  /** One is in: from now on lines are answered. */
  opened(): void {
    this.isOpen = true;
  }

  /** Sends a line whose answer nobody waits for. */
  send(command: string, ...params: readonly string[]): void {
    this.put({ command, params });
  }

  put({ command, params, tags = new Map() }: Outgoing): void {
    const hasTags = this.parts.has('message-tags');
    const known = hasTags ? tags : new Map([...tags].filter(([name]) => !name.startsWith('+')));
    const line = formatLine({ tags: known, source: undefined, command, params });
    // Whoever says something in two lines must not give the server a second command by it.
    this.parts.write(line.replace(/[\r\n\0]+/g, ' '));
  }

  /** Sends a line, and resolves with all that answers it. */
  request(line: Outgoing, options: RequestOptions = {}): Promise<Answer> {
    return new Promise(resolve => this.call(line, options, resolve));
  }

  /** The same, and tells of the answer when it comes: before what the server sent behind it is heard. */
  call(line: Outgoing, options: RequestOptions, answered: (answer: Answer) => void): void {
    if (!this.isOpen) {
      answered(lost);
      return;
    }
    const hasLabels = this.parts.has('labeled-response') && this.parts.has('batch');
    this.count += 1;
    const label = `r${this.count}`;
    if (this.waiting.size === 0) this.progressAt = this.parts.clock.now();
    const gathered = hasLabels ? undefined : [];
    this.waiting.set(label, { command: line.command, options, answered, gathered });
    this.put(hasLabels ? { ...line, tags: new Map([...(line.tags ?? []), ['label', label]]) } : line);
    for (const next of options.followedBy ?? []) this.put(next);
    if (!hasLabels) this.send('PING', label);
    if (this.stopTimer === undefined) this.watch(silenceMs);
  }

  /** Takes a line that came in. */
  receive(line: string): void {
    const reply = this.batches.take(parseLine(line));
    if (reply !== undefined) this.complete(reply);
  }

  /** The connection is gone: nothing will be answered any more. */
  lost(): void {
    this.isOpen = false;
    this.batches.clear();
    this.stopTimer?.();
    this.stopTimer = undefined;
    this.answerAll(lost);
  }

  private complete(reply: Reply): void {
    const label = reply.tags.get('label');
    const asked = label === undefined ? undefined : this.waiting.get(label);
    if (label === undefined || asked === undefined) {
      this.gather(reply);
      return;
    }
    const replies = answersIn(reply);
    if (asked.options.isPrivate !== true) for (const each of replies) this.parts.hear(each);
    this.answer(label, asked, { replies, isLost: false });
  }

  /** Something that bears no label: it may answer the oldest request whose PONG has not come. */
  private gather(reply: Reply): void {
    if (this.waiting.size > 0) {
      const pong = isBatch(reply) || reply.command !== 'PONG' ? undefined : reply.params.at(-1);
      const ended = pong === undefined ? undefined : this.waiting.get(pong);
      if (pong !== undefined && ended?.gathered !== undefined) {
        this.answer(pong, ended, { replies: ended.gathered, isLost: false });
        return;
      }
      if (this.isWithheld(reply)) return;
    }
    for (const each of answersIn(reply)) this.parts.hear(each);
  }

  private isWithheld(reply: Reply): boolean {
    for (const { gathered, options, command } of this.waiting.values()) {
      if (gathered === undefined) continue;
      const { isPrivate = false, isEcho } = options;
      if (isRefusalOfOther(reply, command)) return false;
      const isAnswer = isForAsker(reply) || isEcho?.(reply) === true;
      if (gathered.length < gatheredMax && (isAnswer || !isPrivate)) gathered.push(reply);
      return isPrivate && isAnswer;
    }
    return false;
  }

  private answer(label: string, { answered }: Waiting, answer: Answer): void {
    this.waiting.delete(label);
    this.progressAt = this.parts.clock.now();
    answered(answer);
  }

  private answerAll(answer: Answer): void {
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { answered } of waiting) answered(answer);
  }

  private watch(ms: number): void {
    this.stopTimer = this.parts.clock.after(ms, () => {
      this.stopTimer = undefined;
      if (this.waiting.size === 0) return;
      const left = this.progressAt + silenceMs - this.parts.clock.now();
      if (left > 0) this.watch(left);
      else this.answerAll(silence);
    });
  }
}

function answersIn(reply: Reply): readonly Reply[] {
  if (isBatch(reply)) return reply.type === 'labeled-response' ? reply.items : [reply];
  return isAck(reply) ? [] : [reply];
}

function isAck({ command }: Message): boolean {
  return command === 'ACK';
}
