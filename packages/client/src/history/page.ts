import type { Core } from '../core.ts';
import { happenedEntry, saidEntry } from '../inbound/entries.ts';
import { react } from '../inbound/talk.ts';
import type { Entry, Happening } from '../model/message.ts';
import type { RoomState } from '../state/room.ts';
import { isBatch, type Reply } from '../wire/reply.ts';

/** A piece of what was said in a room. */
export interface Page {
  /** The oldest first. */
  readonly entries: readonly Entry[];
  /** Whether there is no more in the direction that was asked for. */
  readonly isLast: boolean;
  /** The msgids of its first and last lines, which may be no entries: there the next page goes on. */
  readonly oldest: string | undefined;
  readonly newest: string | undefined;
}

const nothing: Page = { entries: [], isLast: true, oldest: undefined, newest: undefined };

/** Reads the answer to CHATHISTORY. Reactions in it are given to the messages of the room. */
export function readPage(core: Core, room: RoomState, replies: readonly Reply[]): Page {
  const batch = replies.find(reply => isBatch(reply) && reply.type === 'chathistory');
  if (batch === undefined || !isBatch(batch)) return nothing;
  const entries: Entry[] = [];
  for (const item of batch.items) {
    const entry = entryOf(core, room, item);
    if (entry !== undefined) entries.push(entry);
  }
  const isLast = batch.tags.has('draft/chathistory-end') || batch.items.length === 0;
  const ids = batch.items.flatMap(({ tags }) => tags.get('msgid') ?? []);
  return {
    entries: entries.map(entry => room.withReactions(entry)),
    isLast,
    oldest: ids[0],
    newest: ids.at(-1),
  };
}

function entryOf(core: Core, room: RoomState, item: Reply): Entry | undefined {
  if (isBatch(item)) return item.type === 'draft/multiline' ? saidEntry(core, item) : undefined;
  const { command, params } = item;
  if (command === 'PRIVMSG' || command === 'NOTICE') return saidEntry(core, item);
  if (command === 'TAGMSG') {
    react(core, room, item);
    return undefined;
  }
  const happening = happeningOf(command, params);
  return happening === undefined ? undefined : happenedEntry(core, item, happening);
}

/** What happened beside the talk (IRCv3 draft/event-playback). */
function happeningOf(command: string, params: readonly string[]): Happening | undefined {
  const [first = '', second = '', third = ''] = params;
  switch (command) {
    case 'JOIN':
      return { type: 'joined' };
    case 'PART':
      return { type: 'parted', reason: second };
    case 'QUIT':
      return { type: 'quit', reason: first };
    case 'KICK':
      return { type: 'kicked', nick: second, reason: third };
    case 'NICK':
      return { type: 'renamed', to: first };
    case 'TOPIC':
      return { type: 'topic', topic: second };
    case 'MODE':
      return { type: 'mode', modes: params.slice(1).join(' ') };
    case 'RENAME':
      return { type: 'room-renamed', from: first, to: second };
    default:
      return undefined;
  }
}
