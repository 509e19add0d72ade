import { expect, test } from 'vitest';
import type { Archive } from '../../src/history/archive/archive.ts';
import { journalStart } from '../../src/history/journal/segments.ts';
import type { HistoryEntry, Retention } from '../../src/history/record.ts';
import { archiveOf, said } from './entries.ts';

/** Carries out a whole round. Returns how many entries each step removed. */
function expire(archive: Archive, now: number, common: Retention): number[] {
  return [...archive.expire(now, common)].filter(removed => removed > 0);
}

function ats(archive: Archive, target = '#room'): number[] {
  const { entries } = archive.answer({ type: 'latest', target, limit: 1000, events: true });
  return entries.map(({ at }) => at);
}

function talk(from: number, to: number, more: Partial<HistoryEntry> = {}): HistoryEntry[] {
  return Array.from({ length: to - from }, (_, index) => said(from + index, `text ${from + index}`, more));
}

test('what is older than it may be goes, in small steps, and is found no more', () => {
  const archive = archiveOf([...talk(0, 500), said(500, '', { kind: 'join' }), ...talk(501, 505)]);
  expect(archive.index(1000)).toBe(false);
  expect(expire(archive, 1000, { ms: 1000 })).toEqual([]);
  expect(expire(archive, 1000, { ms: 500 })).toEqual([200, 200, 100]);
  expect(ats(archive)).toEqual([500, 501, 502, 503, 504]);
  const find = (text: string) =>
    archive.answer({ type: 'search', in: [{ target: '#room' }], text, limit: 9 });
  expect(find('"text 499"').entries).toEqual([]);
  expect(find('"text 501"').entries).toHaveLength(1);
  expect(archive.answer({ type: 'stats' })).toMatchObject({ messages: 4 });
  expect(expire(archive, 1000, {})).toEqual([]);
});

test('of what is more than it may be the oldest goes, with events before the rest', () => {
  const archive = archiveOf([
    said(0, '', { kind: 'join' }),
    ...talk(1, 301),
    said(301, '', { kind: 'part' }),
  ]);
  expect(expire(archive, 1000, { count: 2 })).toEqual([200, 99]);
  expect(ats(archive)).toEqual([299, 300, 301]);
  expect(expire(archive, 1000, { count: 2 })).toEqual([]);
  expect(expire(archive, 1000, { count: 0 })).toEqual([2]);
});

test('a target remembers as its own, whatever is common', () => {
  const kept = { type: 'kept', at: 0 } as const;
  const archive = archiveOf([
    { ...kept, target: '#short', ms: 10 },
    { ...kept, target: '#few', count: 1 },
    ...talk(0, 100),
    ...talk(0, 100, { target: '#short' }),
    ...talk(0, 100, { target: '#few' }),
  ]);
  expire(archive, 100, { ms: 50 });
  expect(ats(archive)).toHaveLength(50);
  expect(ats(archive, '#short')).toHaveLength(10);
  expect(ats(archive, '#few')).toEqual([99]);
  archive.take([{ ...kept, target: '#short' }, ...talk(100, 200, { target: '#short' })], journalStart);
  expire(archive, 200, { ms: 60 });
  expect(ats(archive, '#short')).toHaveLength(60);
});

test('what is forgotten is gone at once, and its space is given back', () => {
  const archive = archiveOf([
    ...talk(0, 450),
    { type: 'forgotten', target: '#room', at: 450 },
    ...talk(451, 453),
  ]);
  expect(ats(archive)).toEqual([451, 452]);
  expect(expire(archive, 1000, {})).toEqual([200, 200, 50]);
  expect(ats(archive)).toEqual([451, 452]);
  expect([...archive.expire(1000, {})]).toEqual([0]);
});
