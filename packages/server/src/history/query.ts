import type { HistoryEntry } from './record.ts';

/** A place in a history: an entry by its msgid, or a time in milliseconds since 1970. */
export type Bound = { readonly id: string } | { readonly at: number };

/** What of a target someone may read. */
export interface Readable {
  /** The key of the target. */
  readonly target: string;
  /** Nothing before this time, in milliseconds since 1970, as far as she is concerned. */
  readonly since?: number;
}

/** What the history is asked. */
export type HistoryQuery =
  | ReadQuery
  | SearchQuery
  | TargetsQuery
  | SaidByQuery
  | KeysQuery
  | ExportQuery
  | StatsQuery;

/** A part of one target. */
export type ReadQuery = Latest | Before | After | Around | Between;

/** What all questions for a part of one target have. */
interface Part extends Readable {
  /** How many entries at most. */
  readonly limit: number;
  /** With what happened beside the talk. */
  readonly events?: boolean;
  /** With entries that were redacted, which have no text any more. */
  readonly redacted?: boolean;
}

/** The newest entries; only those after a bound, if one is given. */
export interface Latest extends Part {
  readonly type: 'latest';
  readonly after?: Bound;
}

/** The entries that come right before a bound. */
export interface Before extends Part {
  readonly type: 'before';
  readonly bound: Bound;
}

/** The entries that come right after a bound. */
export interface After extends Part {
  readonly type: 'after';
  readonly bound: Bound;
}

/** The entries around a bound, which is among them if it is an entry. */
export interface Around extends Part {
  readonly type: 'around';
  readonly bound: Bound;
}

/** The entries between two bounds, those nearest to `from` first to be taken; `to` may lie before it. */
export interface Between extends Part {
  readonly type: 'between';
  readonly from: Bound;
  readonly to: Bound;
}

/** What was said, by words or by who said it. */
export interface SearchQuery {
  readonly type: 'search';
  /** Where to search; nowhere else is looked. */
  readonly in: readonly Readable[];
  /** A nick, or an account, in whatever case. */
  readonly from?: string;
  /** At or before this time, in milliseconds since 1970. */
  readonly before?: number;
  /** At or after this time. With it the oldest are taken, without it the newest. */
  readonly after?: number;
  /** Words that are all in it, in any order, and "phrases in quotes", word by word. */
  readonly text?: string;
  readonly limit: number;
  /** Those that fit best are taken, of the latest ones; they come in order of how well they fit. */
  readonly best?: boolean;
}

/** In which of some channels, and in which direct talks of an account, something was said in a time. */
export interface TargetsQuery {
  readonly type: 'targets';
  readonly in: readonly Readable[];
  /** Whose direct talks; none when there is no account. */
  readonly account?: string;
  /** The time of the last message lies between these two, in milliseconds since 1970; `to` may come first. */
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

/** What an account said and did at or after a time, everywhere: for those who want to remove it. */
export interface SaidByQuery {
  readonly type: 'said-by';
  readonly account: string;
  readonly since: number;
  readonly limit: number;
}

/** All of a target, in pieces: the first piece is asked for with `place` 0, the next with that of the answer. */
export interface ExportQuery {
  readonly type: 'export';
  readonly target: string;
  readonly place: number;
  readonly limit: number;
}

/** Which targets there are, by their numbers: those behind a number, and behind 0 all. */
export interface KeysQuery {
  readonly type: 'keys';
  readonly after: number;
  readonly limit: number;
}

/** How much there is. */
export interface StatsQuery {
  readonly type: 'stats';
}

/** An entry as it is now. */
export interface StoredEntry extends HistoryEntry {
  /** When its text became what it is, if it was another one. */
  readonly edited?: number;
  /** Who took its text away, when and why. */
  readonly redacted?: { readonly at: number; readonly by: string; readonly reason?: string };
}

/** The answers by the questions. */
export interface HistoryAnswers {
  readonly latest: HistoryPage;
  readonly before: HistoryPage;
  readonly after: HistoryPage;
  readonly around: HistoryPage;
  readonly between: HistoryPage;
  readonly search: HistoryPage;
  readonly targets: HistoryTargets;
  readonly 'said-by': HistoryPage;
  readonly keys: HistoryKeys;
  readonly export: HistoryPiece;
  readonly stats: HistoryStats;
}

/** Entries, the oldest first. */
export interface HistoryPage {
  readonly entries: readonly StoredEntry[];
  /** Whether there are more in the direction that was asked for, or in one of two. */
  readonly more: boolean;
  /** Whether they were taken from the later one of two bounds on, backward. */
  readonly backward?: boolean;
  /** Whether a bound is an entry that is not there (any more), so that nothing could be read. */
  readonly unknown?: boolean;
}

/** Where something was said last, the earliest first. */
export interface HistoryTargets {
  readonly targets: readonly HistoryTarget[];
}

/** A target, and when something was said there last, in milliseconds since 1970. */
export interface HistoryTarget {
  readonly target: string;
  readonly at: number;
}

/** Targets, by their numbers. */
export interface HistoryKeys {
  readonly keys: readonly string[];
  /** How to ask for more; undefined after the last. */
  readonly next: number | undefined;
}

/** A piece of all that there is of a target. */
export interface HistoryPiece {
  readonly entries: readonly StoredEntry[];
  /** How to ask for the next piece; undefined after the last. */
  readonly next: number | undefined;
}

/** How much there is. */
export interface HistoryStats {
  readonly targets: number;
  readonly messages: number;
  /** What is not in the index yet. */
  readonly unindexed: number;
  /** Of the database, without the journal. */
  readonly bytes: number;
}
