import { type Entry, isComing } from '@salon/client';
import type { Names } from '@salon/client/text';
import { clipped, rowWidth } from '../text/cells.ts';
import { type Row, rowOf } from '../text/span.ts';
import { entryRows, foldRows } from './entry-rows.ts';
import { theme } from './theme.ts';
import { dayNumber, dayOf } from './times.ts';

/** What of a talk is seen: up to which row of which entry. Undefined is the newest, and follows it. */
export interface Place {
  readonly key: string;
  /** How many rows of that entry are below the window. */
  readonly below: number;
}

/** A talk that is looked at. */
export interface Scene {
  readonly entries: readonly Entry[];
  /** Whether nothing older is kept anywhere. */
  readonly atStart: boolean;
  /** What an entry answers; undefined when it answers none, or one that is not in the window. */
  readonly answered: (entry: Entry) => Entry | undefined;
  /** What what is said there may name. */
  readonly names: Names;
  /** The time behind which the line `new` is drawn. */
  readonly unreadLine: number | undefined;
  /** Whether those who come and go one after the other are told in one sentence. */
  readonly isFolded: boolean;
  /** The key of the entry that someone has chosen. */
  readonly chosen: string | undefined;
  readonly width: number;
  readonly height: number;
}

/** What is seen from a place. */
export interface Seen {
  readonly rows: readonly Row[];
  /** Whether the window reaches above the first entry, so that something older is wanted. */
  readonly isAtTop: boolean;
}

/** The rows in the window. Only entries that are seen are made rows of, however many there are. */
export function seenFrom(scene: Scene, place: Place | undefined): Seen {
  const [from, below] = positionOf(scene, place);
  const rows: Row[] = [];
  let hidden = below;
  let index = from;
  for (; index >= 0 && rows.length < scene.height; index -= 1) {
    const own = rowsOf(scene, index);
    const shown = hidden > 0 ? own.slice(0, Math.max(0, own.length - hidden)) : own;
    hidden = 0;
    rows.unshift(...shown);
  }
  return { rows: rows.slice(-scene.height), isAtTop: index < 0 && rows.length <= scene.height };
}

/** The place so many rows further down (or up, when negative). Undefined when that is the newest. */
export function scrolled(scene: Scene, place: Place | undefined, by: number): Place | undefined {
  let [index, below] = positionOf(scene, place);
  below -= by;
  while (below < 0) {
    index += 1;
    if (index >= scene.entries.length) return undefined;
    below += rowsOf(scene, index).length;
  }
  for (;;) {
    const own = rowsOf(scene, index).length;
    if (below < own || index <= 0) break;
    below -= own;
    index -= 1;
  }
  const top = topOf(scene);
  const [lowest, hidden] = top;
  // Above the first entry there is nothing to see.
  if (index < lowest || (index === lowest && below > hidden)) return placeAt(scene, lowest, hidden);
  return placeAt(scene, index, below);
}

/** The place in which the window begins with the first entry. */
export function oldest(scene: Scene): Place | undefined {
  const [index, below] = topOf(scene);
  return placeAt(scene, index, below);
}

/** The place in which an entry stands in the middle of the window; undefined when it is not there or all is seen anyway. */
export function around(scene: Scene, index: number): Place | undefined {
  const entry = scene.entries[index];
  if (entry === undefined) return undefined;
  return scrolled(scene, { key: entry.key, below: 0 }, Math.floor(scene.height / 2));
}

/**
 * The place nearest to another one in which an entry is seen: all of it, or its first rows when it is higher than the
 * window.
 */
export function showing(scene: Scene, place: Place | undefined, index: number): Place | undefined {
  const entry = scene.entries[index];
  if (entry === undefined) return place;
  const own = rowsOf(scene, index).length;
  const [last, hidden] = positionOf(scene, place);
  if (index > last || (index === last && hidden > 0)) {
    return placeAt(scene, index, Math.max(0, own - scene.height));
  }
  let between = -hidden;
  for (let at = last; at > index && between < scene.height; at -= 1) between += rowsOf(scene, at).length;
  if (between + own <= scene.height) return place;
  return scrolled(scene, { key: entry.key, below: 0 }, scene.height - own);
}

/** The key of the entry whose row stands there, counted from the top of the window; undefined where there is none. */
export function keyAt(scene: Scene, place: Place | undefined, row: number): string | undefined {
  const [last, hidden] = positionOf(scene, place);
  let from = scene.height + hidden;
  for (let at = last; at >= 0 && from > 0; at -= 1) {
    from -= rowsOf(scene, at).length;
    if (row >= from) return scene.entries[at]?.key;
  }
  return undefined;
}

function placeAt(scene: Scene, index: number, below: number): Place | undefined {
  const entry = scene.entries[index];
  if (entry === undefined || (below === 0 && index === scene.entries.length - 1)) return undefined;
  return { key: entry.key, below };
}

/** The last entry that is seen when the window begins with the first, and how much of it is not. */
function topOf(scene: Scene): readonly [index: number, below: number] {
  let left = scene.height;
  for (let index = 0; index < scene.entries.length; index += 1) {
    const own = rowsOf(scene, index).length;
    if (own >= left) return [index, own - left];
    left -= own;
  }
  return [scene.entries.length - 1, 0];
}

/** Where a place is by now; what it was at may have gone. */
function positionOf({ entries }: Scene, place: Place | undefined): readonly [index: number, below: number] {
  const last = entries.length - 1;
  if (place === undefined) return [last, 0];
  const index = entries.findLastIndex(({ key }) => key === place.key);
  return index < 0 ? [last, 0] : [index, place.below];
}

/** So many entries keep the rows that were made of them: some screens, or a long talk that was read back would keep all. */
const madeMax = 1_000;

const made = new Map<Entry, Made>();

interface Made {
  readonly rows: readonly Row[];
  readonly width: number;
  /** The first of those that are told with it; itself when it is alone. */
  readonly first: Entry;
  readonly answered: Entry | undefined;
}

function rowsOf(scene: Scene, index: number): readonly Row[] {
  const entry = scene.entries[index];
  if (entry === undefined) return [];
  const before = linesBefore(scene, entry, scene.entries[index - 1]);
  // It is told with the next one.
  if (goesOn(scene, index)) return before;
  const rows = madeOf(scene, entry, index);
  const shown = entry.key === scene.chosen ? rows.map(row => chosen(row, scene.width)) : rows;
  return before.length === 0 ? shown : [...before, ...shown];
}

function madeOf(scene: Scene, entry: Entry, index: number): readonly Row[] {
  let from = index;
  while (goesOn(scene, from - 1)) from -= 1;
  const { entries, width } = scene;
  const first = entries[from] ?? entry;
  const answered = scene.answered(entry);
  const known = made.get(entry);
  if (known?.width === width && known.first === first && known.answered === answered) return known.rows;
  const rows =
    first === entry
      ? entryRows(entry, answered, scene.names, width)
      : foldRows(entries.slice(from, index + 1), entry, width);
  if (made.size >= madeMax) made.clear();
  made.set(entry, { rows, width, first, answered });
  return rows;
}

/** Whether an entry and the next one are told in one sentence. */
function goesOn(scene: Scene, index: number): boolean {
  const entry = scene.entries[index];
  const next = scene.entries[index + 1];
  if (!scene.isFolded || entry === undefined || next === undefined) return false;
  return isComing(entry) && isComing(next) && linesBefore(scene, next, entry).length === 0;
}

/** A bar from side to side, which is seen without colours too. What was hidden by its colours is to be seen in it. */
function chosen(row: Row, width: number): Row {
  const rest = rowOf(' '.repeat(Math.max(0, width - rowWidth(row))));
  return [...row, ...rest].map(({ text, style: { ground: _, ...style } }) => ({
    text,
    style: { ...style, reverse: true },
  }));
}

function linesBefore(
  { unreadLine, width, atStart }: Scene,
  entry: Entry,
  before: Entry | undefined,
): readonly Row[] {
  const rows: Row[] = [];
  if (before === undefined && atStart)
    rows.push(rowOf(clipped('Nothing older is kept.', width), theme.quiet));
  if (before === undefined || dayNumber(before.at) !== dayNumber(entry.at)) {
    rows.push(ruled(dayOf(entry.at), width, theme.quiet));
  }
  if (unreadLine !== undefined && before !== undefined && before.at <= unreadLine && entry.at > unreadLine) {
    rows.push(ruled('new', width, theme.unread));
  }
  return rows;
}

function ruled(words: string, width: number, style: Row[number]['style']): Row {
  const row = rowOf(clipped(`── ${words} `, width), style);
  return [...row, ...rowOf('─'.repeat(Math.max(0, width - rowWidth(row))), style)];
}
