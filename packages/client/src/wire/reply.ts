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
    if (failing.test(command) && !notErrors.has(command)) {
      return { ok: false, code: command, text: params.at(-1) ?? '' };
    }
  }
  return undefined;
}

/** Numerics that say no: errors, and those of logins (IRCv3 sasl-3.1). */
const failing = /^([45]\d\d|90[245678])$/;

/** 422: there is no message of the day, which is no answer to anything that one asks for. */
const notErrors: ReadonlySet<string> = new Set(['422']);
