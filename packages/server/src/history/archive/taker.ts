import { fold } from '@salon/protocol';
import type { Edited, HistoryEntry, HistoryRecord, JsonObject, Redacted, RemovedBy } from '../record.ts';
import { isTalk } from '../record.ts';
import type { HistoryDatabase } from './database.ts';
import { type EntryRow, restOf, rowOf } from './rows.ts';
import { rangeOf, type Targets, targetAt } from './targets.ts';
import { byAccount } from './words.ts';

type Table = 'messages' | 'events';

/** An entry, and which table it is in. */
interface Stored {
  readonly table: Table;
  readonly row: EntryRow;
}

/** Carries out what the journal says, within a transaction that someone else begins. */
export class Taker {
  private readonly database: HistoryDatabase;
  private readonly targets: Targets;
  /** Targets that are being written anew, by their numbers, and the numbers of what is to come in their places. */
  readonly copies = new Map<number, number>();
  /** Sees to it that all is in the index of words. */
  private readonly indexAll: () => void;

  constructor(database: HistoryDatabase, targets: Targets, indexAll: () => void) {
    this.database = database;
    this.targets = targets;
    this.indexAll = indexAll;
  }

  take(record: HistoryRecord): void {
    switch (record.type) {
      case 'entry':
        this.add(record);
        break;
      case 'redacted':
        this.redact(record);
        break;
      case 'edited':
        this.edit(record);
        break;
      case 'removed-by':
        this.removeBy(record);
        break;
      case 'forgotten':
        this.forget(record.target);
        break;
      case 'account-forgotten':
        this.forgetAccount(record.account);
        break;
      case 'moved':
        this.move(record.target, record.to);
        break;
      case 'kept': {
        const { target, ms = null, count = null } = record;
        this.database.run('targets.keep', { id: this.targets.idOf(target), ms, count });
      }
    }
  }

  /** Removes an entry, wherever it stands. */
  remove(place: number): void {
    const { database } = this;
    database.run('unindexed.remove', { place });
    database.run('words.remove', { place });
    if (database.run('messages.remove', { place }) === 0) database.run('events.remove', { place });
    else database.run('targets.shrunk', { id: targetAt(place), messages: 1 });
  }

  /** Writes an entry as it is, redacted or edited or neither, to a place. */
  put(row: EntryRow): void {
    const isMessage = isTalk(row.kind);
    const table = isMessage ? 'messages' : 'events';
    const { place, at, id, kind, text, rest, edited, redacted } = row;
    this.database.run(`${table}.add`, { place, at, id, kind, text, rest });
    if (edited !== null || redacted !== null) {
      this.database.run(`${table}.set`, { place, text, rest, edited, redacted });
    }
    if (redacted === null && (isMessage || isSaid(row))) this.database.run('unindexed.add', { place });
  }

  private add(entry: HistoryEntry): void {
    const isMessage = isTalk(entry.kind);
    const row = rowOf(this.targets.newPlace(entry.target, isMessage), entry);
    this.database.run(isMessage ? 'messages.add' : 'events.add', row);
    if (isMessage || isSaid(entry)) this.database.run('unindexed.add', { place: row.place });
  }

  private redact({ target, id, at, by, reason }: Redacted): void {
    for (const { table, row } of this.find(target, id)) {
      const { who } = restOf(row);
      this.database.run('unindexed.remove', { place: row.place });
      this.database.run('words.remove', { place: row.place });
      this.database.run(`${table}.set`, {
        ...{ place: row.place, text: '', rest: JSON.stringify({ who }), edited: row.edited },
        redacted: JSON.stringify({ at, by, reason }),
      });
    }
  }

  private edit({ target, id, at, text, more }: Edited): void {
    for (const { table, row } of this.find(target, id)) {
      if (row.redacted !== null) continue;
      const { place } = row;
      const rest = more === undefined ? row.rest : withMore(row, more);
      this.database.run('words.remove', { place });
      this.database.run('unindexed.add', { place });
      this.database.run(`${table}.set`, { place, rest, text, edited: at, redacted: null });
    }
  }

  /** The index of words knows who said what, so it comes first. */
  private removeBy({ account, since }: RemovedBy): void {
    this.targets.save();
    this.indexAll();
    const match = byAccount(account);
    for (let after = 0; ; ) {
      const places = this.database.rows<{ place: number }>('words.places', { match, after, limit: atOnce });
      for (const { place } of places) {
        after = place;
        if (atOf(this.database, place) >= since) this.remove(place);
      }
      if (places.length < atOnce) return;
    }
  }

  private forget(key: string): void {
    this.targets.save();
    this.targets.reset();
    this.database.run('targets.forget', { key });
  }

  private forgetAccount(name: string): void {
    const account = fold(name, 'ascii');
    for (const { key } of this.database.rows<{ key: string }>('targets.ofAccount', { account }))
      this.forget(key);
  }

  private move(key: string, to: string): void {
    if (key === to) return;
    this.forget(to);
    this.database.run('targets.move', { key, to });
  }

  /** An entry of a target; twice, when the target is being written anew and the entry is there already. */
  private find(key: string, id: string): Stored[] {
    const range = this.targets.places(key);
    if (range === undefined) return [];
    const target = targetAt(range.low);
    const copy = this.copies.get(target);
    return (copy === undefined ? [target] : [target, copy]).flatMap(number => this.findIn(number, id) ?? []);
  }

  private findIn(target: number, id: string): Stored | undefined {
    for (const table of ['messages', 'events'] as const) {
      const at = this.database.row<{ place: number }>(`${table}.byId`, { id, ...rangeOf(target) });
      const row = at && this.database.row<EntryRow>(`${table}.byPlace`, at);
      if (row !== undefined) return { table, row };
    }
    return undefined;
  }
}

/** The rest of an entry whose `more` is changed. */
function withMore(row: EntryRow, changes: JsonObject): string {
  const rest = restOf(row);
  const more = Object.entries({ ...rest.more, ...changes }).filter(([, value]) => value !== null);
  return JSON.stringify({ ...rest, more: Object.fromEntries(more) });
}

/** When something was said or happened; never, when it is not there. */
function atOf(database: HistoryDatabase, place: number): number {
  const row =
    database.row<EntryRow>('messages.byPlace', { place }) ??
    database.row<EntryRow>('events.byPlace', { place });
  return row?.at ?? Number.NEGATIVE_INFINITY;
}

/** Whether an event has something of one's own in it, for which one may be asked to answer. */
function isSaid({ kind, text }: Pick<EntryRow, 'kind' | 'text'>): boolean {
  return kind === 'tags' || text !== '';
}

/** How many entries are looked at in one go. */
const atOnce = 1000;
