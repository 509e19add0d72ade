import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { Archive } from '../../src/history/archive/archive.ts';
import { journalStart } from '../../src/history/journal/segments.ts';
import type { HistoryEntry, HistoryRecord } from '../../src/history/record.ts';

/** A folder for one test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'salon-history-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'data'));
  return join(folder, 'data');
}

/** An archive in memory for one test, with some records in it. */
export function archiveOf(records: readonly HistoryRecord[] = []): Archive {
  const archive = new Archive(':memory:');
  onTestFinished(() => archive.close());
  archive.take(records, journalStart);
  return archive;
}

/** Something that was said at a time, which gives it its id too. */
export function said(at: number, text: string, more: Partial<HistoryEntry> = {}): HistoryEntry {
  const who = { nick: 'alice', user: 'a', host: 'host', account: 'alice' };
  return { type: 'entry', kind: 'message', target: '#room', id: `id${at}`, at, who, text, ...more };
}

/** Someone who says something, logged in by her nick. */
export function by(nick: string): Pick<HistoryEntry, 'who'> {
  return { who: { nick, user: 'u', host: 'host', account: nick.toLowerCase() } };
}
