import { drafts } from '@salon/protocol';
import type { Part } from '../../../history/reading/librarian.ts';
import type { Event } from '../../../hub/effect.ts';
import { cutTo, historyBatch, type Kept } from '../../../render/irc/history.ts';
import { ownTags } from '../../../render/irc/tags.ts';
import { StoreError } from '../../../store/fault.ts';
import type { Client } from '../verbs/spec.ts';

/** What is to be shown of a history. */
export interface Shown {
  /** The type of the batch, with its parameters. */
  readonly type: string;
  readonly events: readonly Event[];
  /** What stays when all of it would be too long. */
  readonly kept: Kept;
  /** Whether there is more than this. */
  readonly more: boolean;
  readonly unasked?: boolean;
}

/**
 * Shows what was said: as a batch to who knows batches, else as plain lines. What is too long for one turn is cut.
 * `unasked` is what answers no line.
 */
export function show(client: Client, { type, events, kept, more, unasked = false }: Shown): void {
  const all = events.map(event => client.rendered(event)).filter(text => text !== '');
  const texts = cutTo(all, client.desk.pageBytesMax, kept);
  const lines = asBatch(client, type, texts.join(''), !more && texts.length === all.length);
  if (unasked) client.tellAsIs(lines);
  else client.writeAsIs(lines);
}

/** Whole lines as a batch, to who knows batches. `isEnd` says that there is no more. */
export function asBatch(client: Client, type: string, lines: string, isEnd: boolean): string {
  const { capabilities } = client;
  if (!capabilities.has('batch')) return lines;
  const head = {
    type,
    reference: client.newReference(),
    serverName: client.context.serverName,
    tags: ownTags(client.now(), capabilities),
    isEnd: isEnd && ofChathistory.test(type) && capabilities.has(drafts.chathistory),
  };
  return historyBatch(lines, head);
}

/** Types of batches that may bear draft/chathistory-end: those that answer CHATHISTORY. */
const ofChathistory = /^(?:draft\/)?chathistory\b/;

/** Which end of a part is kept when it is too long: that next to where it was asked for. */
export function keptOf({ type }: Part, backward: boolean): Kept {
  if (type === 'around') return 'middle';
  return backward || type === 'latest' || type === 'before' ? 'last' : 'first';
}

/** What is read, once the client has room for it; undefined when the disk does not let itself be read. */
export async function readFor<Read>(client: Client, read: () => Promise<Read>): Promise<Read | undefined> {
  await client.whenRoom();
  try {
    return await read();
  } catch (error) {
    // The history itself logs what is wrong with its disk.
    if (error instanceof StoreError) return undefined;
    throw error;
  }
}
