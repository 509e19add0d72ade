import type { ChatClient } from './model/client.ts';
import type { Entry } from './model/message.ts';
import type { Room } from './model/room.ts';

/** What the user may do with a message. The server has the last word. */
export interface Abilities {
  readonly reply: boolean;
  readonly react: boolean;
  readonly edit: boolean;
  readonly remove: boolean;
}

const none: Abilities = { reply: false, react: false, edit: false, remove: false };

/** Whether someone said it. */
export function isMessage({ kind }: Entry): boolean {
  return kind === 'said' || kind === 'acted' || kind === 'noticed';
}

/** What can be offered for an entry, by what the server can do and whose it is. */
export function abilitiesFor(client: ChatClient, room: Room, entry: Entry): Abilities {
  const isThere = entry.msgid !== undefined && entry.removed === undefined && entry.delivery === 'sent';
  if (!isThere || !isMessage(entry) || room.presence !== 'in' || room.kind === 'server') return none;
  const { caps } = client.facts;
  const hasTags = caps.has('message-tags');
  return {
    reply: hasTags,
    react: hasTags,
    edit: entry.own && caps.has('draft/message-edit'),
    remove:
      caps.has('draft/message-redaction') &&
      (entry.own || (room.kind === 'channel' && client.hasRank(room, '@'))),
  };
}

/** Reactions that are offered first. */
export const quickReactions: readonly string[] = ['👍', '❤️', '😂', '🎉', '😮', '🙏'];
