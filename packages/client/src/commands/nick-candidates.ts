import type { ChatClient } from '../model/client.ts';
import type { Room } from '../model/room.ts';

/** How far back those who spoke count as recent. */
const recentEntriesMax = 300;

/**
 * Nicks that begin as typed, and behind them those that have it within, where that is wanted: who spoke last comes first,
 * then the others by name, never the user.
 */
export function nickCandidates(
  client: ChatClient,
  room: Room,
  typed: string,
  within: boolean,
): readonly string[] {
  const { facts } = client;
  const wanted = facts.fold(typed);
  const begin: string[] = [];
  const have: string[] = [];
  const seen = new Set([facts.fold(client.me.nick)]);
  for (const nick of everyone(client, room)) {
    const key = facts.fold(nick);
    if (seen.has(key)) continue;
    seen.add(key);
    if (key.startsWith(wanted)) begin.push(nick);
    else if (within && (key.includes(wanted) || isCalled(client, nick, wanted))) have.push(nick);
  }
  return [...begin, ...have];
}

function isCalled(client: ChatClient, nick: string, wanted: string): boolean {
  return wanted !== '' && (client.person(nick).displayName?.toLowerCase().includes(wanted) ?? false);
}

/** Who spoke, the last first; then who is there. Some more than once. */
function* everyone(client: ChatClient, room: Room): Generator<string> {
  const { entries } = room.timeline;
  const members = room.members;
  const end = Math.max(0, entries.length - recentEntriesMax);
  for (let index = entries.length - 1; index >= end; index -= 1) {
    const entry = entries[index];
    if (entry === undefined || entry.kind === 'happened' || entry.kind === 'told') continue;
    // Who spoke and has gone is no help in a channel.
    if (room.kind !== 'channel' || members.get(entry.author.nick) !== undefined) yield entry.author.nick;
  }
  if (room.kind === 'talk') yield room.name;
  const names = members.sorted.map(member => member.nick);
  yield* names.sort((one, other) => (client.facts.fold(one) < client.facts.fold(other) ? -1 : 1));
  if (room.kind === 'channel') return;
  for (const other of client.rooms.all) if (other.kind === 'talk') yield other.name;
}
