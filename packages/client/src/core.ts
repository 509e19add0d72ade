import type { Call, Outcome } from './model/client.ts';
import type { ClientParts } from './parts.ts';
import type { FactsState } from './state/facts.ts';
import type { LinkState } from './state/link.ts';
import type { MeState, People } from './state/people.ts';
import type { RoomState } from './state/room.ts';
import type { RoomsState } from './state/rooms.ts';
import type { Answer, Exchange, Outgoing, RequestOptions } from './wire/exchange.ts';
import { failureIn, type Reply } from './wire/reply.ts';

/** All that the parts of a client share. */
export interface Core {
  readonly parts: ClientParts;
  readonly link: LinkState;
  readonly facts: FactsState;
  readonly me: MeState;
  readonly people: People;
  readonly rooms: RoomsState;
  readonly exchange: Exchange;
  /** The room before the user's eyes; undefined when she looks elsewhere. */
  looked: RoomState | undefined;
  /** Words besides the nick that are a mention. */
  mentionWords: readonly string[];
  readonly call: (call: Call) => void;
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

/** Asks, and makes of the answer what is wanted; what was refused is a failure. */
export async function ask<T>(
  core: Core,
  line: Outgoing,
  read: (replies: readonly Reply[]) => T,
  options?: RequestOptions,
): Promise<Outcome<T>> {
  if (!isOnline(core)) return offline;
  const answer: Answer = await core.exchange.request(line, options);
  if (answer.isLost) return offline;
  return failureIn(answer.replies) ?? { ok: true, value: read(answer.replies) };
}

/** Asks for something to be done. */
export function order(core: Core, command: string, ...params: readonly string[]): Promise<Outcome> {
  return ask(core, { command, params }, () => undefined);
}
