import { formatLine, type Message, parseLine } from '@salon/protocol';
import { Batches } from './batches.ts';
import { isBatch, type Reply } from './reply.ts';

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
}

interface Waiting {
  readonly isPrivate: boolean;
  readonly answered: (answer: Answer) => void;
}

/** Sends lines, finds out which answers belong to them by labels (IRCv3 labeled-response), and hands on all else. */
export class Exchange {
  private readonly batches = new Batches();
  private readonly waiting = new Map<string, Waiting>();
  private readonly write: (line: string) => void;
  private readonly hear: (reply: Reply) => void;
  private readonly hasLabels: () => boolean;
  private count = 0;

  /** `hear` is told of all that the client is to learn from. */
  constructor(write: (line: string) => void, hear: (reply: Reply) => void, hasLabels: () => boolean) {
    this.write = write;
    this.hear = hear;
    this.hasLabels = hasLabels;
  }

  /** Sends a line whose answer nobody waits for. */
  send(command: string, ...params: readonly string[]): void {
    this.put({ command, params });
  }

  put({ command, params, tags = new Map() }: Outgoing): void {
    // A line feed in a text would be a line of its own, and perhaps a command.
    this.write(formatLine({ tags, source: undefined, command, params }).replace(/[\r\n\0]+/g, ' '));
  }

  /** Sends a line, and resolves with all that answers it. Without labels it resolves at once with nothing. */
  request(line: Outgoing, options: RequestOptions = {}): Promise<Answer> {
    return new Promise(resolve => this.call(line, options, resolve));
  }

  /** The same, and tells of the answer when it comes: before what the server sent behind it is heard. */
  call(line: Outgoing, options: RequestOptions, answered: (answer: Answer) => void): void {
    const hasLabels = this.hasLabels();
    this.count += 1;
    const label = String(this.count);
    if (hasLabels) this.waiting.set(label, { isPrivate: options.isPrivate === true, answered });
    this.put(hasLabels ? { ...line, tags: new Map([...(line.tags ?? []), ['label', label]]) } : line);
    for (const next of options.followedBy ?? []) this.put(next);
    if (!hasLabels) answered({ replies: [], isLost: false });
  }

  /** Takes a line that came in. */
  receive(line: string): void {
    const reply = this.batches.take(parseLine(line));
    if (reply !== undefined) this.complete(reply);
  }

  /** The connection is gone: nothing will be answered any more. */
  lost(): void {
    this.batches.clear();
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { answered } of waiting) answered({ replies: [], isLost: true });
  }

  private complete(reply: Reply): void {
    const label = reply.tags.get('label');
    const asked = label === undefined ? undefined : this.waiting.get(label);
    const replies = answersIn(reply);
    if (asked?.isPrivate !== true) for (const each of replies) this.hear(each);
    if (asked === undefined || label === undefined) return;
    this.waiting.delete(label);
    asked.answered({ replies, isLost: false });
  }
}

function answersIn(reply: Reply): readonly Reply[] {
  if (isBatch(reply)) return reply.type === 'labeled-response' ? reply.items : [reply];
  return isAck(reply) ? [] : [reply];
}

function isAck({ command }: Message): boolean {
  return command === 'ACK';
}
