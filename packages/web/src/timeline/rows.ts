import { type Entry, isComing, isMessage } from '@salon/client';
import { Days } from './days.ts';

/** One row of the list. Keys stay the same as long as the row is about the same thing. */
export type Row =
  | { readonly type: 'start'; readonly key: string }
  | { readonly type: 'day'; readonly key: string; readonly at: number }
  | { readonly type: 'unread'; readonly key: string }
  /** `isHead`: it says who speaks; those that follow it within its group do not. */
  | { readonly type: 'entry'; readonly key: string; readonly entry: Entry; readonly isHead: boolean }
  /** Coming and going, told in one line. */
  | { readonly type: 'fold'; readonly key: string; readonly entries: readonly Entry[] }
  | { readonly type: 'end'; readonly key: string };

/** How the entries are shown. */
export interface RowOptions {
  readonly comings: 'all' | 'folded' | 'none';
  /** The time behind which the line `new` is drawn. */
  readonly unreadLine: number | undefined;
  /** Whether there is something older, and something newer, than the entries. */
  readonly atStart: boolean;
  readonly atEnd: boolean;
}

/** Rows, with what is needed to make the next ones from them. */
export interface Built {
  readonly entries: readonly Entry[];
  readonly options: RowOptions;
  readonly rows: readonly Row[];
  /** By the index of an entry, the index of the row in which it is (or would be, when it is not shown). */
  readonly places: readonly number[];
  /** The index of the row `unread`; -1 when there is none. */
  readonly unreadAt: number;
  /** How many messages of others stand below that row. */
  readonly unreadCount: number;
}

/** So long one speaker's lines stand together, in milliseconds. */
const groupMs = 5 * 60_000;

/**
 * The rows of these entries. When many of them were there `before`, their rows are taken over: a message that comes to
 * a long talk costs little.
 */
export function buildRows(entries: readonly Entry[], options: RowOptions, before?: Built): Built {
  const making = new Making(options);
  const same = before === undefined || !sameOptions(before.options, options) ? 0 : sameFrom(before, entries);
  if (before !== undefined && same > 0) making.takeOver(before, same);
  for (let index = same; index < entries.length; index += 1) {
    const entry = entries[index];
    if (entry !== undefined) making.add(entry);
  }
  return making.done(entries);
}

function sameOptions(a: RowOptions, b: RowOptions): boolean {
  return a.comings === b.comings && a.unreadLine === b.unreadLine && a.atStart === b.atStart;
}

/** How many of the first entries need no new rows: up to a message before which all is the same. */
function sameFrom(before: Built, entries: readonly Entry[]): number {
  let same = 0;
  while (same < entries.length && entries[same] === before.entries[same]) same += 1;
  // What comes may join the fold at the end, so that one ends at a message.
  while (same > 0 && !isMessage(entries[same - 1] as Entry)) same -= 1;
  return same;
}

class Making {
  private readonly options: RowOptions;
  private readonly days = new Days();
  private rows: Row[] = [{ type: 'start', key: 'start' }];
  private places: number[] = [];
  private last: Entry | undefined;
  /** The row before was a message that the next one may stand below. */
  private isOpen = false;
  private day = 0;
  private unreadAt = -1;
  private unreadCount = 0;
  private fold: Entry[] | undefined;
  private sawOlder: boolean;

  constructor(options: RowOptions) {
    this.options = options;
    // When all that is here is unread, the line is where the room begins, or outside of the window.
    this.sawOlder = options.atStart;
  }

  takeOver(before: Built, count: number): void {
    const last = before.entries[count - 1];
    if (last === undefined) return;
    const place = before.places[count - 1] ?? 0;
    this.rows = before.rows.slice(0, place + 1);
    this.places = before.places.slice(0, count);
    this.last = last;
    this.isOpen = true;
    this.day = this.days.startOf(last.at);
    for (let index = 0; index < count && !this.sawOlder; index += 1) {
      const entry = before.entries[index];
      this.sawOlder = entry !== undefined && !this.isAfterLine(entry);
    }
    if (before.unreadAt < 0 || before.unreadAt > place) return;
    this.unreadAt = before.unreadAt;
    for (let index = count - 1; index >= 0 && (this.places[index] ?? 0) > this.unreadAt; index -= 1) {
      const entry = before.entries[index];
      if (entry !== undefined && isMessage(entry) && !entry.own) this.unreadCount += 1;
    }
  }

  add(entry: Entry): void {
    const isHidden = this.options.comings === 'none' && isComing(entry);
    if (!isHidden) {
      this.turnDay(entry);
      this.drawUnread(entry);
      if (this.options.comings === 'folded' && isComing(entry)) this.addToFold(entry);
      else this.addRow(entry);
      if (this.unreadAt >= 0 && isMessage(entry) && !entry.own) this.unreadCount += 1;
    }
    this.places.push(this.rows.length - 1);
    if (!this.isAfterLine(entry)) this.sawOlder = true;
  }

  done(entries: readonly Entry[]): Built {
    const { rows, places, unreadAt, unreadCount, options } = this;
    if (!options.atEnd) rows.push({ type: 'end', key: 'end' });
    return { entries, options, rows, places, unreadAt, unreadCount };
  }

  private turnDay(entry: Entry): void {
    const day = this.days.startOf(entry.at);
    if (day === this.day) return;
    this.day = day;
    this.close();
    this.rows.push({ type: 'day', key: `day ${day} ${entry.key}`, at: entry.at });
  }

  private drawUnread(entry: Entry): void {
    const isFirst = this.unreadAt < 0 && isMessage(entry) && !entry.own && this.isAfterLine(entry);
    if (!isFirst || !this.sawOlder) return;
    this.close();
    this.unreadAt = this.rows.length;
    this.rows.push({ type: 'unread', key: 'unread' });
  }

  private isAfterLine(entry: Entry): boolean {
    return this.options.unreadLine !== undefined && entry.at > this.options.unreadLine;
  }

  private addToFold(entry: Entry): void {
    this.isOpen = false;
    if (this.fold !== undefined) {
      this.fold.push(entry);
      return;
    }
    this.fold = [entry];
    this.rows.push({ type: 'fold', key: `fold ${entry.key}`, entries: this.fold });
  }

  private addRow(entry: Entry): void {
    this.fold = undefined;
    const isHead = !this.isOpen || this.last === undefined || !stands(entry, this.last);
    this.rows.push({ type: 'entry', key: entry.key, entry, isHead });
    this.last = entry;
    this.isOpen = true;
  }

  private close(): void {
    this.fold = undefined;
    this.isOpen = false;
  }
}

/** Whether it stands below the one before as part of what the same person says. */
function stands(entry: Entry, before: Entry): boolean {
  return (
    (entry.kind === 'said' || entry.kind === 'noticed') &&
    entry.kind === before.kind &&
    entry.author.nick === before.author.nick &&
    entry.toRank === before.toRank &&
    entry.replyTo === undefined &&
    entry.at - before.at < groupMs
  );
}
