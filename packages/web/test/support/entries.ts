import type { Author, Entry, Happening } from '@salon/client';

function authorOf(nick: string): Author {
  return { nick, userhost: `${nick}@host.example`, account: undefined, isBot: false };
}

/** An entry with what a test does not care about filled in. */
export function entryOf(
  key: string,
  change: Partial<Omit<Entry, 'author'>> & { readonly nick?: string } = {},
): Entry {
  const { nick = 'alice', ...rest } = change;
  return {
    key,
    msgid: `id-${key}`,
    at: Date.UTC(2026, 10, 23, 12),
    kind: 'said',
    author: authorOf(nick),
    text: `text ${key}`,
    happening: undefined,
    own: false,
    mentions: false,
    toRank: '',
    delivery: 'sent',
    failure: undefined,
    mark: undefined,
    replyTo: undefined,
    reactions: [],
    editedAt: undefined,
    removed: undefined,
    ...rest,
  };
}

/** Something that happened beside the talk. */
export function happened(key: string, nick: string, happening: Happening, at?: number): Entry {
  return entryOf(key, { nick, kind: 'happened', text: '', happening, ...(at !== undefined && { at }) });
}
