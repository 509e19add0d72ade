import type { ChatClient } from '../model/client.ts';
import type { Room } from '../model/room.ts';
import { isUnread } from '../unread.ts';
import { fuzzy } from './fuzzy.ts';

/** Where a few letters may lead: to a room, to someone, or to `More` that can be done from there. */
export type Destination<More = never> = Named &
  (Target | More) & {
    /** Which letters of the text were found. */
    readonly at: readonly number[];
  };

interface Named {
  readonly key: string;
  /** What is found by what is typed. */
  readonly text: string;
}

type Target =
  | { readonly type: 'room'; readonly room: Room }
  | { readonly type: 'person'; readonly nick: string }
  /** A room that one is not in, made out of what was typed. */
  | { readonly type: 'join'; readonly name: string };

/** How many are shown at once. */
const most = 40;

/** What is known besides the client. */
interface Beside<More> {
  /** The room that is shown: one wants to go elsewhere. */
  readonly shown: Room | undefined;
  /** What the room of the server is called. */
  readonly server: string;
  readonly more: readonly (Named & More)[];
}

interface Weighted<More> {
  readonly to: Named & (Target | More);
  readonly weight: number;
}

/** What is offered for what was typed, the best first. Without anything: the rooms, those with something new first. */
export function destinations<More = never>(
  client: ChatClient,
  typed: string,
  { shown, server, more }: Beside<More>,
): readonly Destination<More>[] {
  const query = typed.trim();
  const { all } = client.rooms;
  if (query === '')
    return all
      .toSorted((a, b) => rankOf(b, shown) - rankOf(a, shown) || b.lastAt - a.lastAt)
      .slice(0, most)
      .map(room => ({ ...toRoom(room, server), at: [] }));
  const places: readonly Weighted<More>[] = [
    ...all.map(room => ({ to: toRoom(room, server), weight: 60 })),
    ...people(client).map(to => ({ to, weight: 30 })),
    ...more.map(to => ({ to, weight: 0 })),
  ];
  const found = places
    .flatMap(({ to, weight }) => {
      const match = fuzzy(query, to.text);
      return match === undefined ? [] : [{ ...to, at: match.at, score: match.score + weight }];
    })
    .sort((a, b) => b.score - a.score || a.text.length - b.text.length)
    .slice(0, most);
  const name = roomNameOf(client, query);
  return name === undefined
    ? found
    : [...found, { type: 'join', name, key: `join ${name}`, text: name, at: [] }];
}

function toRoom(room: Room, server: string): Named & Target {
  return { type: 'room', room, key: `room ${room.key}`, text: room.kind === 'server' ? server : room.name };
}

/** Everyone who is seen in a room and with whom there is no talk yet. */
function people({ facts, me, rooms }: ChatClient): readonly (Named & Target)[] {
  const nicks = new Map<string, string>();
  for (const room of rooms.all) for (const { nick } of room.members.sorted) nicks.set(facts.fold(nick), nick);
  for (const room of rooms.all) if (room.kind === 'talk') nicks.delete(room.key);
  nicks.delete(facts.fold(me.nick));
  return [...nicks].map(([key, nick]) => ({ type: 'person', nick, key: `person ${key}`, text: nick }));
}

/** The room that is meant by `#x`, `join x` or `/join #x`; undefined when it is none, or one is in it. */
function roomNameOf(client: ChatClient, query: string): string | undefined {
  const typed = /^\/?join\s+(\S+)$/i.exec(query)?.[1];
  const name = typed !== undefined && !client.facts.isChannel(typed) ? `#${typed}` : (typed ?? query);
  if (!client.facts.isChannel(name) || /[\s,]/.test(name) || name.length < 2) return undefined;
  return client.rooms.get(name)?.presence === 'in' ? undefined : name;
}

/** What is for the user is first, then what is new, then the other rooms, and last the one in which she is. */
function rankOf(room: Room, shown: Room | undefined): number {
  if (room === shown) return -2;
  if (room.mentions > 0) return 2;
  if (isUnread(room)) return 1;
  return room.kind === 'server' ? -1 : 0;
}
