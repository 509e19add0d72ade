import { joinLines, type MessageLine, utf8Bytes } from '@salon/protocol';
import type { Manner, Say } from '../../hub/signal.ts';
import { DeadlineQueue, type Watched } from '../../loop/deadline-queue.ts';

/** Carries something out, which may take its time, and lets what comes of it answer a line. */
export type Answering = (serve: () => void | Promise<void>) => void | Promise<void>;

/** What is wrong with a batch, as FAIL tells it: a code for programs, what it is about, and a sentence for people. */
export type BatchFault = readonly [code: string, about: readonly string[], sentence: string];

/** How long a message in several lines may be. */
interface BatchLimits {
  readonly multilineBytesMax: number;
  readonly multilineLinesMax: number;
}

/** How a client began a batch. */
interface Beginning {
  readonly reference: string;
  readonly target: string;
  /** Client-only tags, as they stand on the wire, without the `@`. */
  readonly tags: string | undefined;
  /** The id of the message whose text it is to be from now on, if it is of one. */
  readonly edits: string | undefined;
  /** Answers the line that began it. */
  readonly answer: Answering;
  /** The next line did not come in time. */
  readonly timedOut: (batch: OpenBatch) => void;
}

/**
 * A message in several lines that a client is sending (IRCv3 multiline). Once something is wrong with it, its lines are
 * forgotten, and it stays only so that the rest of them is known to belong to it.
 */
export class OpenBatch implements Watched {
  readonly beginning: Beginning;
  isFailed = false;

  dueAt = 0;
  queue: DeadlineQueue | undefined = undefined;
  before: Watched | undefined = undefined;
  after: Watched | undefined = undefined;

  private lines: MessageLine[] = [];
  private bytes = 0;
  private manner: Manner | undefined;

  constructor(beginning: Beginning) {
    this.beginning = beginning;
  }

  silentTooLong(): void {
    this.beginning.timedOut(this);
  }

  /** Takes the next line; returns what is wrong with it, if anything is. */
  take(manner: Manner, line: MessageLine, limits: BatchLimits): BatchFault | undefined {
    const { multilineBytesMax, multilineLinesMax } = limits;
    this.manner ??= manner;
    if (manner === 'tags' || manner !== this.manner) {
      return invalid('A batch holds nothing but PRIVMSG, or nothing but NOTICE');
    }
    if (line.goesOn && line.text === '') return invalid('An empty line cannot go on with another one');
    const goesOn = line.goesOn && this.lines.length > 0;
    this.bytes += utf8Bytes(line.text) + (goesOn || this.lines.length === 0 ? 0 : 1);
    if (this.bytes > multilineBytesMax) {
      return ['MULTILINE_MAX_BYTES', [`${multilineBytesMax}`], 'The message is too long'];
    }
    if (this.lines.length === multilineLinesMax) {
      return ['MULTILINE_MAX_LINES', [`${multilineLinesMax}`], 'The message has too many lines'];
    }
    this.lines.push({ text: line.text, goesOn });
    return undefined;
  }

  /** No line of it is waited for any more. */
  close(): void {
    DeadlineQueue.remove(this);
  }

  /** Forgets its lines. */
  fail(): void {
    this.close();
    this.isFailed = true;
    this.lines = [];
  }

  /** What was said by it, one line or several; undefined when that is nothing. */
  get words(): Omit<Say, 'type' | 'target' | 'tags'> | undefined {
    const { lines, manner } = this;
    if (manner === undefined || lines.every(({ text }) => text === '')) return undefined;
    return { manner, text: joinLines(lines), ...(lines.length > 1 && { lines }) };
  }
}

/** Something that no code of its own is for. */
export function invalid(sentence: string): BatchFault {
  return ['MULTILINE_INVALID', [], sentence];
}
