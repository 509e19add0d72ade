import type { Event } from '../../hub/effect.ts';
import { type Readable, whatMayRead } from '../../hub/history/readable.ts';
import type { Refusal } from '../../hub/refusal.ts';
import type { SessionId } from '../../hub/session.ts';
import type { State } from '../../hub/state/state.ts';
import type { History } from '../history.ts';
import type { HistoryPage, ReadQuery, SearchQuery } from '../query.ts';
import { eventOf } from './event-of.ts';

/** A part of a history, as it is asked for: where is said beside it. */
export type Part = Unplaced<ReadQuery>;

type Unplaced<Query> = Query extends ReadQuery ? Omit<Query, 'target' | 'since'> : never;

/** What is looked for, in one place, as the one who asks calls it. */
export type Sought = Omit<SearchQuery, 'type' | 'in' | 'best'> & { readonly in: string };

/** What was found, the oldest first, and whether there is more. */
export interface Found {
  readonly events: readonly Event[];
  readonly more: boolean;
}

/** A part of a history, to be shown. */
export interface Page {
  /** What it is of, as the one who asks calls it. */
  readonly name: string;
  /** What happened, the earliest first. */
  readonly events: readonly Event[];
  /** Whether the message from which it was to be read is not there. */
  readonly unknown: boolean;
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
    return page === undefined ? { name, events: [], unknown: false } : pageOf(page, readable);
  }

  /** Looks for what was said in a channel, or in someone's talk with a nick. The oldest comes first. */
  async search(session: SessionId, { in: target, ...sought }: Sought): Promise<Found | Refusal> {
    const readable = whatMayRead(this.state, session, target);
    if ('code' in readable) return readable;
    const found = await this.history?.query({ type: 'search', in: [readable], ...sought });
    return found === undefined
      ? { events: [], more: false }
      : { ...pageOf(found, readable), more: found.more };
  }
}

function pageOf({ entries, unknown = false }: HistoryPage, { name }: Readable): Page {
  const events = entries.flatMap(entry => eventOf(entry, name) ?? []);
  return { name, events, unknown };
}
