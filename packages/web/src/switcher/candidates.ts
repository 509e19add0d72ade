import type { ChatClient, Room } from '@salon/client';
import { isUnread } from '../rooms/order.ts';
import { fuzzy } from './fuzzy.ts';

/** Where the switcher leads. */
export type Candidate = {
  readonly key: string;
  /** What is found by what is typed. */
  readonly text: string;
  /** Which letters of it were found. */
  readonly at: readonly number[];
} & Target;

export type Target =
  | { readonly type: 'room'; readonly room: Room }
  | { readonly type: 'person'; readonly nick: string }
  | { readonly type: 'command'; readonly command: Command }
  /** A room that one is not in, made out of what was typed. */
  | { readonly type: 'join'; readonly name: string };

/** What can be done from the switcher besides. */
export type Command = 'browse' | 'settings' | 'account' | 'shortcuts' | 'markAllRead' | 'away';

/** How many are shown at once. */
const most = 40;

/** What the page knows besides the client. */
export interface Beside {
  /** The room that is shown: one wants to go elsewhere. */
  readonly shown: Room | undefined;
  readonly server: string;
  readonly commands: readonly { readonly command: Command; readonly text: string }[];
}

type Unmatched = { readonly key: string; readonly text: string; readonly weight: number } & Target;

/** What is offered for what was typed, the best first. Without anything: the rooms, those with something new first. */
export function candidates(client: ChatClient, typed: string, beside: Beside): readonly Candidate[] {
  const query = typed.trim();
  const rooms = client.rooms.all.map(
    (room): Unmatched => ({
      type: 'room',
      room,
      key: `room ${room.key}`,
      text: room.kind === 'server' ? beside.server : room.name,
      weight: 60,
    }),
  );
  if (query === '')
    return rooms
      .map(plain)
      .sort((a, b) => rankOf(b, beside) - rankOf(a, beside) || lastAtOf(b) - lastAtOf(a))
      .slice(0, most);
  const all: readonly Unmatched[] = [
    ...rooms,
    ...people(client),
    ...beside.commands.map(
      ({ command, text }): Unmatched => ({
        type: 'command',
        command,
        key: `command ${command}`,
        text,
        weight: 0,
      }),
    ),
  ];
  const found = all
    .map(one => ({ one, match: fuzzy(query, one.text) }))
    .flatMap(({ one, match }) =>
      match === undefined ? [] : [{ one, match, score: match.score + one.weight }],
    )
    .sort((a, b) => b.score - a.score || a.one.text.length - b.one.text.length)
    .slice(0, most)
    .map(({ one, match }): Candidate => ({ ...one, at: match.at }));
  const name = roomNameOf(client, query);
  return name === undefined
    ? found
    : [...found, { type: 'join', name, key: `join ${name}`, text: name, at: [] }];
}

/** Everyone who is seen in a room and with whom there is no talk yet. */
function people(client: ChatClient): readonly Unmatched[] {
  const { facts, me, rooms } = client;
  const nicks = new Map<string, string>();
  for (const room of rooms.all) for (const { nick } of room.members.sorted) nicks.set(facts.fold(nick), nick);
  for (const room of rooms.all) if (room.kind === 'talk') nicks.delete(room.key);
  nicks.delete(facts.fold(me.nick));
  return [...nicks].map(([key, nick]) => ({
    type: 'person',
    nick,
    key: `person ${key}`,
    text: nick,
    weight: 30,
  }));
}

/** The room that is meant by `#x`, `join x` or `/join #x`; undefined when it is none, or one is in it. */
function roomNameOf(client: ChatClient, query: string): string | undefined {
  const typed = /^\/?join\s+(\S+)$/i.exec(query)?.[1];
  const name = typed !== undefined && !client.facts.isChannel(typed) ? `#${typed}` : (typed ?? query);
  if (!client.facts.isChannel(name) || /[\s,]/.test(name) || name.length < 2) return undefined;
  return client.rooms.get(name)?.presence === 'in' ? undefined : name;
}

function plain({ weight: _, ...one }: Unmatched): Candidate {
  return { ...one, at: [] };
}

/** What is for the user is first, then what is new, then the other rooms, and last the one in which she is. */
function rankOf(one: Candidate, { shown }: Beside): number {
  if (one.type !== 'room' || one.room === shown) return -2;
  const { room } = one;
  if (room.mentions > 0) return 2;
  if (isUnread(room)) return 1;
  return room.kind === 'server' ? -1 : 0;
}

function lastAtOf(one: Candidate): number {
  return one.type === 'room' ? one.room.lastAt : 0;
}
