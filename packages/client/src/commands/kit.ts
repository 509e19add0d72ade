import { stripFormatting } from '@salon/protocol';
import type { ChatClient, Outcome } from '../model/client.ts';
import type { Entry } from '../model/message.ts';
import type { Room } from '../model/room.ts';
import type { Fault, Ran } from './command.ts';

/** Done, and there is nothing to say about it. */
export const done: Ran = { ok: true, value: undefined };

/** Done, and it should be said. */
export function note(code: string, text: string, values: Readonly<Record<string, string>> = {}): Ran {
  return { ok: true, value: { answer: 'note', code, text, with: values } };
}

/** Not done, for a reason that this client knows. */
export function fault(code: string, text: string, values: Readonly<Record<string, string>> = {}): Fault {
  return { ok: false, code, text, with: values };
}

/** Done when the server did it. */
export async function asDone(outcome: Promise<Outcome>): Promise<Ran> {
  return await outcome;
}

/** The first word, and what stands behind it. */
export function firstWord(text: string): readonly [string, string] {
  const [, word = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  return [word, rest];
}

/** The words of a text; none when it is blank. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter(word => word !== '');
}

/** A name that may have been typed without its `#`. */
export function channelName(client: ChatClient, typed: string): string {
  if (client.facts.isChannel(typed)) return typed;
  return `${client.facts.isupport.get('CHANTYPES')?.charAt(0) || '#'}${typed}`;
}

/** The channel that a command is about, and its other words: one that is named first, else the one where it was typed. */
export function channelAndRest(
  client: ChatClient,
  room: Room,
  rest: string,
): { readonly channel: Room; readonly rest: string } | Fault {
  const [word, others] = firstWord(rest);
  if (client.facts.isChannel(word)) {
    const channel = client.rooms.get(word);
    if (channel === undefined)
      return fault('not-in-room', `You are not in ${word}. Go in with /join ${word} first.`, { room: word });
    return { channel, rest: others };
  }
  if (room.kind === 'channel') return { channel: room, rest: rest.trim() };
  return fault('needs-room', 'This is for a room. Name it first, as in #lobby, or go there.');
}

/** Whether someone may keep order in a channel: halfops, or operators where there are none. */
export function keepsOrder(client: ChatClient, room: Room): boolean {
  if (room.kind !== 'channel') return false;
  const hasHalfops = client.facts.ranks.some(rank => rank.prefix === '%');
  return client.hasRank(room, hasHalfops ? '%' : '@');
}

/** Whether someone is an operator of a channel. */
export function isOperator(client: ChatClient, room: Room): boolean {
  return room.kind === 'channel' && client.hasRank(room, '@');
}

/** The newest message that fits; those alone count that the server has and nobody took back. */
export function newest(
  room: Room,
  fits: (entry: Entry) => boolean,
): (Entry & { readonly msgid: string }) | undefined {
  const { entries } = room.timeline;
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (entry?.msgid === undefined || entry.removed !== undefined) continue;
    if ((entry.kind === 'said' || entry.kind === 'acted') && fits(entry))
      return { ...entry, msgid: entry.msgid };
  }
  return undefined;
}

/** Sends a line as it is; what was answered is to be read, or says why it was refused. */
export async function ask(client: ChatClient, line: string): Promise<Ran> {
  const { phase } = client.link.now;
  if (phase !== 'online' && phase !== 'catching-up') return offline;
  const answers = (await client.raw(line)).map(readAnswer);
  const refusal = answers.find(({ command }) => command === 'FAIL' || /^[45]\d\d$/.test(command));
  if (refusal !== undefined) return { ok: false, code: refusal.code, text: refusal.text };
  const lines = answers
    .filter(({ command, text }) => text !== '' && !silent.test(command))
    .map(({ text }) => text);
  return lines.length === 0 ? done : { ok: true, value: { answer: 'lines', lines } };
}

const offline = fault('OFFLINE', 'There is no connection to the server.');

/** A line of an answer, for people. */
interface AnswerLine {
  readonly command: string;
  /** The numeric, or what FAIL gives as its code. */
  readonly code: string;
  readonly text: string;
}

/** Takes the words of an answer out of its line: without whom it is for, and with or without the colon before the last. */
function readAnswer(line: string): AnswerLine {
  const [, command = '', rest = ''] = /^(?:@\S+ )?(?::\S+ )?(\S+) ?(.*)$/s.exec(line) ?? [];
  const [, first = '', second = '', words = ''] = /^(\S+)(?: (\S+))?(?: (.*))?$/s.exec(rest) ?? [];
  if (/^(?:FAIL|WARN|NOTE)$/.test(command)) return { command, code: second, text: read(words) };
  // The first word is the user's own nick, in numerics and in what is said to her.
  return { command, code: command, text: read(rest.slice(first.length + 1)) };
}

function read(words: string): string {
  return stripFormatting(words.replace(/(^| ):/, '$1')).trim();
}

/** Answers that only say that there are no more, or that the line came; and what is seen where it happens. */
const silent =
  /^(?:ACK|PONG|BATCH|CAP|MODE|TOPIC|JOIN|PART|KICK|NICK|PRIVMSG|272|315|347|349|366|368|369|374|706)$/;
