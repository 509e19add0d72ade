import { isChannelName } from '@salon/protocol';
import { z } from 'zod';
import { channelKey, directKey, partiesOf } from '../../hub/history/key.ts';
import type { StoredEntry } from '../query.ts';

/** The first line of a file, which says what it is. */
export const firstLine = JSON.stringify({ type: 'salon-history', version: 1 });

/** Whether a line says that what follows can be read. */
export function isFirstLine(line: string): boolean {
  return line.trim() === firstLine;
}

/** A text that fits into a line of IRC. */
const line = z.string().regex(/^[^\0\r\n]*$/);
const word = z.string().regex(/^[^\0\r\n ]+$/);
const time = z.iso.datetime({ precision: 3 });

const recordSchema = z
  .strictObject({
    room: z.string().refine(isChannelName).optional(),
    direct: z.tuple([word, word]).optional(),
    kind: z.enum(['message', 'notice', 'tags', 'join', 'part', 'quit', 'kick', 'nick', 'topic', 'mode']),
    id: z
      .string()
      .regex(/^[\x21-\x7e]{1,128}$/)
      .optional(),
    time,
    who: z.strictObject({
      nick: word,
      user: word,
      host: word,
      account: word.optional(),
      bot: z.boolean().optional(),
    }),
    text: z.string().regex(/^[^\0\r]*$/),
    tags: line.optional(),
    more: z
      .looseObject({
        to: word.optional(),
        nick: word.optional(),
        real: line.optional(),
        relayedBy: line.optional(),
        lines: z.array(z.strictObject({ text: line, goesOn: z.boolean() })).optional(),
        changes: z
          .array(z.strictObject({ on: z.boolean(), letter: word, param: word.optional() }))
          .optional(),
      })
      .optional(),
    edited: time.optional(),
    redacted: z.strictObject({ time, by: line, reason: line.optional() }).optional(),
  })
  .refine(({ room, direct }) => (room === undefined) !== (direct === undefined))
  .refine(({ text, more }) => !text.includes('\n') || more?.lines !== undefined);

type FileRecord = z.infer<typeof recordSchema>;

/** Writes an entry as a line, without its end. */
export function lineOf(entry: StoredEntry): string {
  const { type: _type, target, at, edited, redacted, ...rest } = entry;
  const parties = partiesOf(target);
  const record = {
    ...(parties === undefined ? { room: target } : { direct: parties }),
    time: dateOf(at),
    ...rest,
    ...(edited !== undefined && { edited: dateOf(edited) }),
    ...(redacted !== undefined && { redacted: redactionOf(redacted) }),
  };
  // What JSON leaves as it is, and a terminal does not.
  return JSON.stringify(record).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Reads a line; undefined when it is none. */
export function entryOfLine(text: string): StoredEntry | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const { data } = recordSchema.safeParse(value);
  return data && entryOf(data);
}

function entryOf({ room, direct, time: at, edited, redacted, ...rest }: FileRecord): StoredEntry {
  const [one = '', other = ''] = direct ?? [];
  return {
    type: 'entry',
    target: room === undefined ? directKey(one, other) : channelKey(room),
    at: Date.parse(at),
    ...(rest as Omit<StoredEntry, 'type' | 'target' | 'at'>),
    ...(edited !== undefined && { edited: Date.parse(edited) }),
    ...(redacted !== undefined && {
      redacted: {
        at: Date.parse(redacted.time),
        by: redacted.by,
        ...(redacted.reason !== undefined && { reason: redacted.reason }),
      },
    }),
  };
}

function redactionOf({ at, ...rest }: NonNullable<StoredEntry['redacted']>) {
  return { time: dateOf(at), ...rest };
}

function dateOf(at: number): string {
  return new Date(at).toISOString();
}
