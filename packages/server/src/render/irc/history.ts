import { drafts } from '@salon/protocol';
import type { Event } from '../../hub/effect.ts';
import type { Agreed } from './events.ts';
import { inBatch } from './labels.ts';
import type { NumericLines } from './lines.ts';
import { wholeLine, word } from './lines.ts';
import { isoTime, joinTags, ownTags, tagged } from './tags.ts';

/** Something that is shown together: as a batch to who knows batches, else line by line (IRCv3 batch). */
export interface Together {
  /** The type of the batch, and what stands behind it. */
  readonly type: string;
  /** By which name it is told from other batches of the same session. */
  readonly reference: string;
  /** Tags of the line that begins the batch, without the `@`; maybe none. */
  readonly tags?: string;
}

/** Puts lines, which bear their tags already, into a batch for who knows batches. */
export function together(
  lines: string,
  { type, reference, tags = '' }: Together,
  agreed: Agreed,
  { at, server }: { readonly at: number; readonly server: string },
): string {
  if (!agreed.has('batch')) return lines;
  const own = ownTags(at, agreed);
  const begin = tagged(joinTags(own, tags), `:${server} BATCH +${reference} ${type}\r\n`);
  return `${begin}${inBatch(lines, reference)}${tagged(own, `:${server} BATCH -${reference}\r\n`)}`;
}

/** Says with the beginning of a page that there is nothing behind it (IRCv3 chathistory). */
export function endOfPage(isEnd: boolean, agreed: Agreed): string {
  return isEnd && agreed.has('message-tags') ? drafts.chathistoryEnd : '';
}

/** Whether a client is shown what happened beside the talk (IRCv3 event-playback). */
export function playsEvents(agreed: Agreed): boolean {
  return agreed.has(drafts.eventPlayback);
}

/** Whether a client may be shown an event out of the history: without event-playback, only what was said. */
export function isPlayed(event: Event, agreed: Agreed): boolean {
  return playsEvents(agreed) || (event.type === 'said' && event.manner !== 'tags');
}

/** A place in which something was said, and when last (CHATHISTORY TARGETS). */
export function targetRow(lines: NumericLines, name: string, at: number): string {
  return wholeLine(`:${lines.server} CHATHISTORY TARGETS ${word(name)} ${isoTime(at)}`);
}
