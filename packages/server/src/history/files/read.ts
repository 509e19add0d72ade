import { partiesOf } from '../../hub/history/key.ts';
import type { StoredEntry } from '../query.ts';
import { readErgoHistory } from './ergo.ts';
import { entryOfLine, isFirstLine } from './jsonl.ts';
import { linesOfFile } from './lines.ts';
import { LogEntries } from './logs/entries.ts';
import { Zone } from './logs/zone.ts';
import { filesAt, keyOf, logFormats, placeOf, type Where } from './source.ts';
import type { Staging } from './staging.ts';

/** What can be read into a history. */
export const historyFormats = ['jsonl', ...(Object.keys(logFormats) as LogFormatName[]), 'ergo'] as const;

type LogFormatName = keyof typeof logFormats;

/** A format that can be read into a history. */
export type HistoryFormat = (typeof historyFormats)[number];

/** What is to be read, and how. */
export interface ReadTask {
  readonly format: HistoryFormat;
  /** A file or a folder. */
  readonly path: string;
  /** Where all of it is to go, or what alone is to be taken of a file that knows it; all, when it is left out. */
  readonly where?: Where | undefined;
  /** In which zone the times of logs are; that of this machine when it is left out. */
  readonly zone?: string | undefined;
  /** The folded names of the accounts that there are. */
  readonly accounts: ReadonlySet<string>;
  /** Milliseconds since 1970: nothing is from later. */
  readonly now: number;
}

/** Something that was left out. */
export interface LeftOut {
  readonly file: string;
  /** The number of a line or of a row; undefined when it is all of a file. */
  readonly line?: number;
  readonly why: string;
}

/** What was read. */
export interface ReadReport {
  readonly files: number;
  /** How many entries were found; some of them may be the same. */
  readonly found: number;
  /** How many lines or rows tell of nothing that is remembered. */
  readonly silent: number;
  /** How many entries are not to be taken: they are of other places than asked for. */
  readonly elsewhere: number;
  /** The first of what was left out. */
  readonly leftOut: readonly LeftOut[];
  /** How many were left out. */
  readonly leftOutCount: number;
}

/** What a line or a row comes to. */
type Found =
  | { readonly line: number; readonly entry: StoredEntry }
  | { readonly line: number; readonly why: string }
  | 'silent';

/** Reads files, line by line, and puts what is in them into order. Throws what the system or SQLite throws. */
export function readInto(staging: Staging, task: ReadTask): ReadReport {
  const tally = new Tally();
  let waiting: StoredEntry[] = [];
  for (const file of filesAt(task.path)) {
    const found = foundIn(file, task);
    if (typeof found === 'string') {
      tally.leave({ file, why: found });
      continue;
    }
    tally.files += 1;
    for (const one of found) {
      if (one === 'silent') tally.silent += 1;
      else if ('why' in one) tally.leave({ file, ...one });
      else {
        const why = whyNot(one.entry, task);
        if (why === 'elsewhere') tally.elsewhere += 1;
        else if (why !== undefined) tally.leave({ file, line: one.line, why });
        else waiting.push(one.entry);
      }
      if (waiting.length >= atOnce) {
        tally.found += waiting.length;
        staging.add(waiting);
        waiting = [];
      }
    }
  }
  tally.found += waiting.length;
  staging.add(waiting);
  return tally.report;
}

function foundIn(file: string, task: ReadTask): Iterable<Found> | string {
  if (task.format === 'jsonl') return foundInJsonl(file);
  if (task.format === 'ergo') return foundInErgo(file);
  const format = logFormats[task.format];
  const place = placeOf(file, task.where, format);
  if (place === undefined) return 'its name says no channel; --room or --direct says where it belongs';
  return foundInLog(file, format.reader(file), new LogEntries(place, new Zone(task.zone)));
}

function* foundInJsonl(file: string): Generator<Found> {
  for (const { number, text } of linesOfFile(file)) {
    if (text === undefined) yield { line: number, why: tooLong };
    else if (number === 1 && isFirstLine(text)) continue;
    else if (number === 1) {
      yield { line: number, why: 'it does not begin as an export of a history of this version does' };
      return;
    } else if (text.trim() !== '') {
      const entry = entryOfLine(text);
      yield entry === undefined ? { line: number, why: 'it is no entry' } : { line: number, entry };
    }
  }
}

function* foundInErgo(file: string): Generator<Found> {
  for (const { number, entry } of readErgoHistory(file)) {
    if (entry === null) yield 'silent';
    else yield entry === undefined ? { line: number, why: 'the row is broken' } : { line: number, entry };
  }
}

function* foundInLog(
  file: string,
  read: ReturnType<(typeof logFormats)['znc']['reader']>,
  entries: LogEntries,
): Generator<Found> {
  for (const { number, text } of linesOfFile(file)) {
    if (text === undefined) {
      yield { line: number, why: tooLong };
      continue;
    }
    // What has another meaning on the wire than in a log is none of what was said.
    const reading = read(text.replace(/[\0\r]/g, ''));
    if (reading === 'bad') yield { line: number, why: `it is no line of such a log` };
    else if (reading === 'nothing' || reading.told === undefined) yield 'silent';
    else {
      const entry = entries.entry(reading.at, reading.told);
      yield entry === undefined ? { line: number, why: 'there is no such time' } : { line: number, entry };
    }
  }
}

/** Why an entry is not taken, if so. */
function whyNot({ target, at }: StoredEntry, { where, accounts, now }: ReadTask): string | undefined {
  if (where !== undefined && target !== keyOf(where)) return 'elsewhere';
  if (at > now) return 'it is from the future';
  if (at < 0) return 'it is from before 1970';
  // Who got the name of an account later would read what others wrote to each other.
  const stranger = partiesOf(target)?.find(party => !accounts.has(party));
  return stranger === undefined ? undefined : `there is no account ${stranger}`;
}

class Tally {
  files = 0;
  found = 0;
  silent = 0;
  elsewhere = 0;
  private leftOutCount = 0;
  private readonly leftOut: LeftOut[] = [];

  leave(one: LeftOut): void {
    this.leftOutCount += 1;
    if (this.leftOut.length < leftOutMax) this.leftOut.push(one);
  }

  get report(): ReadReport {
    const { files, found, silent, elsewhere, leftOut, leftOutCount } = this;
    return { files, found, silent, elsewhere, leftOut, leftOutCount };
  }
}

const tooLong = 'it is too long';

/** How many entries are put in order in one go. */
const atOnce = 1000;

/** How much of what was left out is told one by one. */
const leftOutMax = 100;
