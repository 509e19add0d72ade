import type { Event } from '../../hub/effect.ts';
import { nameOfOther, type Readable, whatMayBeRead, whatMayRead } from '../../hub/history/readable.ts';
import type { Refusal } from '../../hub/refusal.ts';
import type { SessionId } from '../../hub/session.ts';
import type { State } from '../../hub/state/state.ts';
import type { History } from '../history.ts';
import type { HistoryPage, ReadQuery, TargetsQuery } from '../query.ts';
import { eventOf } from './event-of.ts';

/** A part of a history, as it is asked for: where is said beside it. */
export type Part = Unplaced<ReadQuery>;

type Unplaced<Query> = Query extends ReadQuery ? Omit<Query, 'target' | 'since'> : never;

/** In which time something was said last: between these two, in milliseconds since 1970; `to` may come first. */
export type TargetTime = Pick<TargetsQuery, 'from' | 'to' | 'limit'>;

/** A channel or a nick, and when something was said there last, in milliseconds since 1970. */
export interface Target {
  readonly name: string;
  readonly at: number;
}

/** A part of a history, to be shown. */
export interface Page {
  /** What it is of, as the one who asks calls it. */
  readonly name: string;
  /** What happened, the earliest first. */
  readonly events: readonly Event[];
  /** Whether there is nothing more in the direction in which it was read. */
  readonly isEnd: boolean;
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
    return page === undefined ? { name, events: [], isEnd: true, unknown: false } : pageOf(page, readable);
  }

  /** In which channels of a user, and with whom, something was said in a time, and when last; the earliest first. */
  async targets(session: SessionId, time: TargetTime): Promise<readonly Target[]> {
    const { places, account } = whatMayBeRead(this.state, session);
    const query = {
      type: 'targets',
      in: places,
      ...(account !== undefined && { account }),
      ...time,
    } as const;
    const found = await this.history?.query(query);
    const names = new Map(places.map(({ target, name }) => [target, name]));
    return (found?.targets ?? []).flatMap(({ target, at }) => {
      const name = names.get(target) ?? nameOfOther(this.state, account ?? '', target);
      return name === undefined ? [] : [{ name, at }];
    });
  }
}

function pageOf({ entries, more, unknown = false }: HistoryPage, { name }: Readable): Page {
  const events = entries.flatMap(entry => eventOf(entry, name) ?? []);
  return { name, events, isEnd: !more, unknown };
}
