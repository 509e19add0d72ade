import { type Entry, isMessage, type Timeline } from '@salon/client';

/** No more often than this something is said, in milliseconds. */
export const quietMs = 1500;

/** Collects what came behind the live edge of a timeline, so that it can be said aloud: never the history. */
export class Arrivals {
  private newest: string | undefined;
  private wasAtEnd: boolean;
  private waiting: Entry[] = [];

  constructor(timeline: Timeline) {
    this.newest = timeline.entries.at(-1)?.key;
    this.wasAtEnd = timeline.atEnd;
  }

  /** To be called after each change. */
  see(timeline: Timeline): void {
    const { entries } = timeline;
    // What is seen on the way back to the newest was there already.
    const from = this.wasAtEnd && timeline.atEnd ? placeAfter(entries, this.newest) : entries.length;
    for (const entry of entries.slice(from))
      if (isMessage(entry) && !entry.own && entry.delivery === 'sent') this.waiting.push(entry);
    this.newest = entries.at(-1)?.key;
    this.wasAtEnd = timeline.atEnd;
  }

  /** What came since the last time; nothing is told twice. */
  take(): readonly Entry[] {
    const taken = this.waiting;
    this.waiting = [];
    return taken;
  }
}

/** Where what is new begins. Without the one that was the newest, nobody knows: then nothing is. */
function placeAfter(entries: readonly Entry[], newest: string | undefined): number {
  if (newest === undefined) return entries.length > 1 ? entries.length : 0;
  for (let index = entries.length - 1; index >= 0; index -= 1)
    if (entries[index]?.key === newest) return index + 1;
  return entries.length;
}
