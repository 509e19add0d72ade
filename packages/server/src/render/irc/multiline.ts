import { drafts, type MessageLine } from '@salon/protocol';
import type { MessageEdited } from '../../hub/changes/effect.ts';
import type { Said } from '../../hub/effect.ts';
import { type Agreed, ircEvent } from './events.ts';
import { eventTags, joinTags, messageTags, relayedTags, tagged } from './tags.ts';

/** Whether a client knows messages in several lines: only with batches they can be told apart from others. */
export function knowsMultiline(agreed: Agreed): boolean {
  return agreed.has(drafts.multiline) && agreed.has('batch');
}

/** How long a message in several lines may be, as the value of its capability (IRCv3 multiline). */
export function multilineValue(limits: {
  readonly multilineBytesMax: number;
  readonly multilineLinesMax: number;
}): string {
  return `max-bytes=${limits.multilineBytesMax},max-lines=${limits.multilineLinesMax}`;
}

/** A message in several lines (IRCv3 multiline), with its tags: a batch, or lines one by one. */
export function saidInLines(
  event: Said,
  lines: readonly MessageLine[],
  agreed: Agreed,
  serverName: string,
): string {
  const line = (text: string) => ircEvent({ ...event, text }, agreed, serverName);
  return knowsMultiline(agreed)
    ? asBatch(event, lines, { agreed, serverName, line })
    : oneByOne(event, lines, { agreed, line });
}

/**
 * The new text of a message in several lines: to who knows edits and batches, a batch that bears the id of the message;
 * to all others, what is shown to who knows no edits.
 */
export function editedInLines(
  event: MessageEdited,
  lines: readonly MessageLine[],
  agreed: Agreed,
  serverName: string,
): string {
  if (agreed.has(drafts.messageEdit) && knowsMultiline(agreed)) {
    const line = (text: string) => ircEvent({ ...event, type: 'said', text }, agreed, serverName);
    const of = `${drafts.edit}=${event.message}`;
    return asBatch(event, lines, { agreed, serverName, line, more: of });
  }
  const unaware = new Set([...agreed].filter(name => name !== drafts.messageEdit));
  const rendered = lines
    .filter(({ text }) => text !== '')
    .map(({ text }) => ircEvent({ ...event, text }, unaware, serverName))
    .join('');
  const tags = eventTags(event, agreed);
  const firstEnd = rendered.indexOf('\r\n') + 2;
  const first = tagged(joinTags(tags, messageTags(event, agreed)), rendered.slice(0, firstEnd));
  return first + tagged(tags, rendered.slice(firstEnd));
}

/** How lines of one event are rendered for one reader. */
interface Rendering {
  readonly agreed: Agreed;
  /** One line of the message as a message of its own, mostly one line of IRC. */
  readonly line: (text: string) => string;
}

/** The tags of the message are those of the batch. Its id is the reference: nothing else is called so. */
function asBatch(
  event: Said | MessageEdited,
  lines: readonly MessageLine[],
  {
    agreed,
    serverName,
    line,
    more = '',
  }: Rendering & { readonly serverName: string; readonly more?: string },
): string {
  const { id, who, target } = event;
  const tags = joinTags(joinTags(eventTags(event, agreed), messageTags(event, agreed)), more);
  const begin = tagged(tags, `:${who.mask} BATCH +${id} ${drafts.multiline} ${target}\r\n`);
  const inside = lines.map(({ text, goesOn }) => inBatch(line(text), id, goesOn)).join('');
  return `${begin}${inside}:${serverName} BATCH -${id}\r\n`;
}

/** A line of the message, in the pieces that it takes when its sender's name has become longer meanwhile. */
function inBatch(rendered: string, reference: string, goesOn: boolean): string {
  const batch = `batch=${reference}`;
  const goingOn = joinTags(batch, drafts.multilineConcat);
  const firstEnd = rendered.indexOf('\r\n') + 2;
  const first = tagged(goesOn ? goingOn : batch, rendered.slice(0, firstEnd));
  return first + tagged(goingOn, rendered.slice(firstEnd));
}

/**
 * Empty lines are left out, and only the first one has the id. What the client added stands on all of them, since each
 * is a message to its reader, unless that would make much more of it than the client sent.
 */
function oneByOne(event: Said, lines: readonly MessageLine[], { agreed, line }: Rendering): string {
  const shown = lines
    .filter(({ text }) => text !== '')
    .map(({ text }) => line(text))
    .join('');
  const tags = eventTags(event, agreed);
  const firstEnd = shown.indexOf('\r\n') + 2;
  const first = tagged(joinTags(tags, messageTags(event, agreed)), shown.slice(0, firstEnd));
  const relayed = relayedTags(event, agreed);
  const onAll = relayed.length > repeatedTagsMax ? tags : joinTags(tags, relayed);
  return first + tagged(onAll, shown.slice(firstEnd));
}

/** A line of IRC is as long. In UTF-16 units. */
const repeatedTagsMax = 512;
