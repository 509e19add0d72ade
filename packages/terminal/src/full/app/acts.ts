import { abilitiesFor, type ChatClient, type Entry, isMessage, type Room } from '@salon/client';
import { withoutFormat } from '@salon/client/text';
import { type Act, messageKeys } from '../input/message-keys.ts';
import { clipped } from '../text/cells.ts';
import { harmless } from '../text/harmless.ts';

/** How many cells of a message stand in a question about it. */
const excerptCells = 30;

/** Whether an entry can be chosen: what was said, not what happened beside it. */
function canBeChosen(entry: Entry): boolean {
  return isMessage(entry) || entry.kind === 'told';
}

/** The first entry from an index on, up (-1) or down, that can be chosen. */
export function choosableFrom(entries: readonly Entry[], from: number, by: -1 | 1): Entry | undefined {
  for (let index = from; ; index += by) {
    const entry = entries[index];
    if (entry === undefined || canBeChosen(entry)) return entry;
  }
}

/** What can be done with a message in a room. */
export function actsFor(client: ChatClient, room: Room, entry: Entry): ReadonlySet<Act> {
  const can = abilitiesFor(client, room, entry);
  const offered: Readonly<Record<Act, boolean>> = {
    reply: can.reply,
    edit: can.edit,
    remove: can.remove,
    react: can.react,
    resend: entry.delivery === 'failed',
    discard: entry.delivery === 'failed',
    copy: entry.text !== '',
    follow: entry.replyTo !== undefined,
    profile: isMessage(entry),
  };
  return new Set(messageKeys.map(({ act }) => act).filter(act => offered[act]));
}

/** A message that the server has, under a name by which it can be asked for. */
export type Known = Entry & { readonly msgid: string };

/** Whether the server has a message. */
export function isKnown(entry: Entry): entry is Known {
  return entry.msgid !== undefined;
}

/** What was said, without formatting and without anything that could steer a program it is pasted into. */
export function plainTextOf({ text }: Entry): string {
  return withoutFormat(text).split('\n').map(harmless).join('\n');
}

/** The beginning of what was said, in quotes, on one line. */
export function excerptOf(entry: Entry): string {
  return `“${clipped(plainTextOf(entry).replaceAll('\n', ' '), excerptCells)}”`;
}
