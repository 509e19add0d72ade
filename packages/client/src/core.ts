import type { Call, Outcome } from './model/client.ts';
import type { ClientParts } from './parts.ts';
import type { Authors } from './state/authors.ts';
import type { FactsState } from './state/facts.ts';
import type { LinkState } from './state/link.ts';
import type { MeState, People } from './state/people.ts';
import type { RoomState } from './state/room.ts';
import type { RoomsState } from './state/rooms.ts';
import type { Exchange, Outgoing, RequestOptions } from './wire/exchange.ts';
import { failureIn, type Reply } from './wire/reply.ts';

/** All that the parts of a client share. */
export interface Core {
  readonly parts: ClientParts;
  readonly link: LinkState;
  readonly facts: FactsState;
  readonly me: MeState;
  readonly people: People;
  readonly authors: Authors;
  readonly rooms: RoomsState;
  readonly exchange: Exchange;
  /** The room before the user's eyes; undefined when she looks elsewhere. */
  looked: RoomState | undefined;
  /** Words besides the nick that are a mention. */
  mentionWords: readonly string[];
  readonly call: (call: Call) => void;
  /** Whether the newest of a room is before the user's eyes. */
  readonly sees: (room: RoomState) => boolean;
  /** Something came into a room: when it is before the user's eyes, she has read it. */
  readonly seen: (room: RoomState) => void;
  /** Learns from something that the server sent. */
  readonly hear: (reply: Reply) => void;
  /** Something of a room that is kept over restarts is another one. */
  readonly remember: () => void;
}

/** Whether lines go out and are answered. */
export function isOnline({ link }: Core): boolean {
  return link.now.phase === 'online' || link.now.phase === 'catching-up';
}

/** What is answered when there is no connection. */
const offline = { ok: false, code: 'OFFLINE', text: 'There is no connection to the server' } as const;

/**
 * Asks, and makes of the answer what is wanted; what was refused is a failure. The answer is read at the moment when it
 * comes, before what the server sent behind it is heard.
 */
export function ask<T>(
  core: Core,
  line: Outgoing,
  read: (replies: readonly Reply[]) => T,
  options: RequestOptions = {},
): Promise<Outcome<T>> {
  if (!isOnline(core)) return Promise.resolve(offline);
  return new Promise(resolve =>
    core.exchange.call(line, options, ({ isLost, replies }) =>
      resolve(isLost ? offline : (failureIn(replies) ?? { ok: true, value: read(replies) })),
    ),
  );
}

/** Asks for something to be done. */
export function order(core: Core, command: string, ...params: readonly string[]): Promise<Outcome> {
  return ask(core, { command, params }, () => undefined);
}
