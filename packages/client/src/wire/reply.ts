import type { Message } from '@salon/protocol';
import type { Failure } from '../model/client.ts';

/** Lines that belong together (IRCv3 batch). */
export interface Batch {
  readonly type: string;
  readonly params: readonly string[];
  /** Those of the line that began it. */
  readonly tags: ReadonlyMap<string, string>;
  readonly source: string | undefined;
  readonly items: readonly Reply[];
}

/** A line, or a batch of them. */
export type Reply = Message | Batch;

/** Whether it is a batch. */
export function isBatch(reply: Reply): reply is Batch {
  return 'items' in reply;
}

/** All lines, also those in batches. */
export function* linesOf(replies: readonly Reply[]): Iterable<Message> {
  for (const reply of replies) {
    if (isBatch(reply)) yield* linesOf(reply.items);
    else yield reply;
  }
}

/** What a server refused in these lines; undefined when nothing. */
export function failureIn(replies: readonly Reply[]): Failure | undefined {
  for (const { command, params } of linesOf(replies)) {
    if (command === 'FAIL') return { ok: false, code: params[1] ?? 'FAIL', text: params.at(-1) ?? '' };
    if (isError(command)) {
      return { ok: false, code: command, text: params.at(-1) ?? '' };
    }
  }
  return undefined;
}

/** The errors of RFC 2812, and those of SASL (IRCv3 sasl-3.1). */
function isError(command: string): boolean {
  return /^(?:[45]\d\d|90[245678])$/.test(command) && !notErrors.has(command);
}

/** Whether something is sent only to who asked for it: a numeric, a standard reply, or a batch of what is kept. */
export function isForAsker(reply: Reply): boolean {
  if (isBatch(reply)) return askedBatches.has(reply.type);
  return /^(?:\d{3}|FAIL|WARN|NOTE)$/.test(reply.command);
}

/** Whether it refuses another command than this: it names the one that it refuses. */
export function isRefusalOfOther(reply: Reply, command: string): boolean {
  if (isBatch(reply)) return false;
  const [first = '', second = ''] = reply.params;
  if (reply.command === 'FAIL') return first !== '*' && first.toUpperCase() !== command;
  const namesCommand = reply.command === '421' || reply.command === '461';
  return namesCommand && second.toUpperCase() !== command;
}

/** Batches that are read only by who has asked for them. */
const askedBatches: ReadonlySet<string> = new Set([
  'chathistory',
  'soju.im/search',
  'draft/chathistory-targets',
]);

/** 422: there is no message of the day, which is no answer to anything that one asks for. */
const notErrors: ReadonlySet<string> = new Set(['422']);
