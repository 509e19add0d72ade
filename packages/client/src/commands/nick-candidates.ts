import type { ChatClient } from '../model/client.ts';
import type { Room } from '../model/room.ts';

/** How far back those who spoke count as recent. */
const recentEntriesMax = 300;

/**
 * Nicks that begin as typed, and behind them those that have it within, where that is wanted: who spoke last comes first,
 * then the others by name, never the user. Of those who spoke, the name that is shown counts too.
 */
export function nickCandidates(
  client: ChatClient,
  room: Room,
  typed: string,
  within: boolean,
): readonly string[] {
  const { fold } = client.facts;
  const wanted = fold(typed);
  const begin: string[] = [];
  const have: string[] = [];
  const seen = new Set([fold(client.me.nick)]);

  const take = (nick: string, key: string, isRecent: boolean) => {
    if (seen.has(key)) return;
    seen.add(key);
    if (key.startsWith(wanted)) begin.push(nick);
    else if (within && (key.includes(wanted) || (isRecent && isCalled(client, nick, wanted))))
      have.push(nick);
  };

  for (const nick of speakers(room)) take(nick, fold(nick), true);
  // A room may have ten thousand members: those that fit are sorted, and not all.
  const others = present(client, room)
    .map(nick => ({ nick, key: fold(nick) }))
    .filter(({ key }) => (within ? key.includes(wanted) : key.startsWith(wanted)))
    .sort((one, other) => (one.key < other.key ? -1 : 1));
  for (const { nick, key } of others) take(nick, key, false);
  return [...begin, ...have];
}

function isCalled(client: ChatClient, nick: string, wanted: string): boolean {
  return wanted !== '' && (client.person(nick).displayName?.toLowerCase().includes(wanted) ?? false);
}

/** Who spoke, the last first; some more than once. */
function* speakers(room: Room): Generator<string> {
  const { entries } = room.timeline;
  const end = Math.max(0, entries.length - recentEntriesMax);
  for (let index = entries.length - 1; index >= end; index -= 1) {
    const entry = entries[index];
    if (entry === undefined || entry.kind === 'happened' || entry.kind === 'told') continue;
    // Who spoke and has gone is no help in a channel.
    if (room.kind !== 'channel' || room.members.get(entry.author.nick) !== undefined) yield entry.author.nick;
  }
}

/** Who is in the channel; elsewhere those with whom one talks. */
function present(client: ChatClient, room: Room): readonly string[] {
  if (room.kind === 'channel') return room.members.sorted.map(({ nick }) => nick);
  return client.rooms.all.filter(({ kind }) => kind === 'talk').map(({ name }) => name);
}
