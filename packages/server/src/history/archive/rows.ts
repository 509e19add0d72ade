import type { StoredEntry } from '../query.ts';
import type { HistoryEntry } from '../record.ts';

/** An entry as the database has it. */
export interface EntryRow {
  readonly place: number;
  readonly at: number;
  readonly id: string | null;
  readonly kind: HistoryEntry['kind'];
  readonly text: string;
  /** What else it has, as JSON. */
  readonly rest: string;
  readonly edited: number | null;
  /** Who redacted it, as JSON. */
  readonly redacted: string | null;
}

/** What of an entry SQL does not look at. */
export type Rest = Pick<HistoryEntry, 'who' | 'tags' | 'more'>;

/** What an entry looks like in the database. */
export function rowOf(place: number, { at, id, kind, text, who, tags, more }: HistoryEntry) {
  return { place, at, id: id ?? null, kind, text, rest: JSON.stringify({ who, tags, more }) };
}

/** The entry that a row is. */
export function entryOf(target: string, row: EntryRow): StoredEntry {
  return {
    type: 'entry',
    kind: row.kind,
    target,
    ...(row.id === null ? {} : { id: row.id }),
    at: row.at,
    text: row.text,
    ...restOf(row),
    ...(row.edited === null ? {} : { edited: row.edited }),
    ...(row.redacted === null ? {} : { redacted: JSON.parse(row.redacted) as Redaction }),
  };
}

/** What else a row has. */
export function restOf({ rest }: Pick<EntryRow, 'rest'>): Rest {
  return JSON.parse(rest) as Rest;
}

type Redaction = NonNullable<StoredEntry['redacted']>;
