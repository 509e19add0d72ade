import { changeableAt } from '../../hub/changes/changeable.ts';
import type { Change } from '../../hub/changes/refusal.ts';
import type { KnownMessage } from '../../hub/changes/signal.ts';
import type { Event } from '../../hub/effect.ts';
import { allThatMayBeRead, nameOfDirect, type Readable, whatMayRead } from '../../hub/history/readable.ts';
import type { Refusal } from '../../hub/refusal.ts';
import type { SessionId } from '../../hub/session.ts';
import type { State } from '../../hub/state/state.ts';
import type { History } from '../history.ts';
import type { HistoryPage, ReadQuery, SearchQuery, TargetsQuery } from '../query.ts';
import { eventOf } from './event-of.ts';
import { knownMessage, lastOwnMessage } from './known.ts';

/** A part of a history, as it is asked for: where is said beside it. */
export type Part = Unplaced<ReadQuery>;

type Unplaced<Query> = Query extends ReadQuery ? Omit<Query, 'target' | 'since'> : never;

/** A part of a history, to be shown. */
export interface Page {
  /** What it is of, as the one who asks calls it. */
  readonly name: string;
  /** What happened, the earliest first. */
  readonly events: readonly Event[];
  /** Whether they were taken from the later one of two bounds on, backward. */
  readonly backward: boolean;
  /** Whether there is more in the direction that was asked for. */
  readonly more: boolean;
  /** Whether the message from which it was to be read is not there. */
  readonly unknown: boolean;
}

/** What is looked for; in one place, as the one who asks calls it, or everywhere. */
export type Sought = Omit<SearchQuery, 'type' | 'in' | 'best'> & { readonly in?: string };

/** What was found, the oldest first, and whether there is more. */
export type Found = Pick<Page, 'events' | 'more'>;

/** A place where something was said, as the one who asks calls it, and when that was: milliseconds since 1970. */
export interface LastSaid {
  readonly name: string;
  readonly at: number;
}

/**
 * Reads in the history for those who may: what that is, the hub says. Everything takes its time and fails with a
 * `StoreError`. A server that remembers nothing has no history, and its pages are empty.
 */
export class Librarian {
  private readonly state: State;
  private readonly history: Pick<History, 'query'> | undefined;

  constructor(state: State, history: Pick<History, 'query'> | undefined) {
    this.state = state;
    this.history = history;
  }

  /** Reads a part of the history of a channel, or of someone's talk with a nick. */
  async page(session: SessionId, target: string, part: Part): Promise<Page | Refusal> {
    const readable = whatMayRead(this.state, session, target);
    if ('code' in readable) return readable;
    const { target: key, name, since } = readable;
    const place = { target: key, ...(since !== undefined && { since }) };
    const page = await this.history?.query({ ...part, ...place } as ReadQuery);
    return page === undefined ? { ...noPage, name } : pageOf(page, readable);
  }

  /**
   * Where something was said last between two times, which may be given in either order: in the channels that a session
   * may read, and in direct talks of its account. The earliest comes first.
   */
  async targets(session: SessionId, span: Pick<TargetsQuery, 'from' | 'to' | 'limit'>): Promise<LastSaid[]> {
    const { channels, account } = allThatMayBeRead(this.state, session);
    const asked = {
      type: 'targets',
      in: channels,
      ...span,
      ...(account !== undefined && { account }),
    } as const;
    const { targets } = (await this.history?.query(asked)) ?? { targets: [] };
    const names = new Map(channels.map(({ target, name }) => [target, name]));
    return targets.flatMap(({ target, at }) => {
      const name = names.get(target) ?? (account && nameOfDirect(this.state, account, target));
      return name === undefined ? [] : [{ name, at }];
    });
  }

  /**
   * Looks for what was said: in one place that a session names, or in all channels that it is in and in direct talks of
   * its account. The oldest comes first.
   */
  async search(session: SessionId, { in: named, ...sought }: Sought): Promise<Found | Refusal> {
    const places =
      named === undefined ? await this.everywhere(session) : whatMayRead(this.state, session, named);
    if ('code' in places) return places;
    const all = 'target' in places ? [places] : places;
    const names = new Map(all.map(({ target, name }) => [target, name]));
    const found = await this.history?.query({ type: 'search', in: all, ...sought });
    if (found === undefined) return { events: [], more: false };
    const { entries, more } = found;
    return { events: entries.flatMap(entry => eventOf(entry, names.get(entry.target) ?? '') ?? []), more };
  }

  private async everywhere(session: SessionId): Promise<readonly Readable[]> {
    const { channels, account } = allThatMayBeRead(this.state, session);
    if (account === undefined) return channels;
    const span = { from: Number.MAX_SAFE_INTEGER, to: -1, limit: directsMax };
    const directs = await this.history?.query({ type: 'targets', in: [], account, ...span });
    const named = (directs?.targets ?? []).flatMap(({ target }) => {
      const name = nameOfDirect(this.state, account, target);
      return name === undefined ? [] : [{ target, name }];
    });
    return [...channels, ...named];
  }

  /** What someone wants to change, by its msgid, where she has a say. A refusal that needs no search comes at once. */
  message(
    session: SessionId,
    change: Change,
    target: string,
    id: string,
  ): Refusal | Promise<KnownMessage | Refusal> {
    const place = changeableAt(this.state, session, target);
    if (place === undefined) return { code: 'change-target-invalid', change, target };
    const unknown = { code: 'message-unknown', change, target: place.name, id } as const;
    if (this.history === undefined) return unknown;
    return knownMessage(this.history, place, id).then(message => message ?? unknown);
  }

  /**
   * What someone said last in a place where she has a say, of the latest that was said there; undefined when it is
   * longer ago, and where she has no say.
   */
  async lastOwn(session: SessionId, target: string): Promise<KnownMessage | undefined> {
    const { history, state } = this;
    const place = changeableAt(state, session, target);
    if (place === undefined || history === undefined) return undefined;
    return await lastOwnMessage(history, place, state, session);
  }
}

/** In how many direct talks is searched that were not named: those that something was said in last. */
const directsMax = 200;

function pageOf({ entries, more, backward = false, unknown = false }: HistoryPage, { name }: Readable): Page {
  const events = entries.flatMap(entry => eventOf(entry, name) ?? []);
  return { name, events, backward, more, unknown };
}

const noPage = { events: [], backward: false, more: false, unknown: false } as const;
