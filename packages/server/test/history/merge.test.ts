import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Archive } from '../../src/history/archive/archive.ts';
import { Staging } from '../../src/history/files/staging.ts';
import { History } from '../../src/history/history.ts';
import { journalStart } from '../../src/history/journal/segments.ts';
import type { StoredEntry } from '../../src/history/query.ts';
import { makeLogger } from '../../src/observe/logger.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { archiveOf, newFolder, said } from './entries.ts';

function staged(entries: readonly StoredEntry[]): Staging {
  const staging = Staging.make(join(newFolder(), 'staging.db'));
  onTestFinished(() => staging.close());
  staging.add(entries);
  return staging;
}

function takeIn(archive: Archive, entries: readonly StoredEntry[], isDry = false) {
  const steps = archive.takeIn(staged(entries), isDry);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function textsOf(archive: Archive, target = '#room'): string[] {
  const page = archive.answer({ type: 'latest', target, limit: 10_000, events: true, redacted: true });
  return page.entries.map(({ text, redacted }) => (redacted ? `(${redacted.by})` : text));
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

/** Whether places and times grow together, everything is found, and no entry is there twice. */
function expectWhole(archive: Archive): void {
  const rows = archive.database as unknown as {
    sqlite: { prepare: (sql: string) => { all: () => { place: number; at: number }[] } };
  };
  for (const table of ['messages', 'events']) {
    const all = rows.sqlite.prepare(`SELECT place, at FROM ${table} ORDER BY place`).all();
    for (const [index, { place, at }] of all.entries()) {
      const before = all[index - 1];
      if (before !== undefined && Math.floor(before.place / 2 ** 30) === Math.floor(place / 2 ** 30)) {
        expect(at).toBeGreaterThanOrEqual(before.at);
      }
    }
  }
}

describe('what is taken in', () => {
  test('comes among what is there, by its time, behind what is of the same time', () => {
    const archive = archiveOf([said(10, 'ten'), said(20, 'twenty'), said(30, 'topic', { kind: 'topic' })]);
    const report = takeIn(archive, [
      said(25, 'twenty-five'),
      said(5, 'five'),
      said(20, 'other twenty', { id: 'other' }),
      said(7, 'elsewhere', { target: '#else' }),
    ]);
    expect(report).toEqual([
      { target: '#else', added: 1, known: 0 },
      { target: '#room', added: 3, known: 0 },
    ]);
    expect(textsOf(archive)).toEqual(['five', 'ten', 'twenty', 'other twenty', 'twenty-five', 'topic']);
    expect(textsOf(archive, '#else')).toEqual(['elsewhere']);
    archive.take([said(40, 'forty')], journalStart);
    expect(textsOf(archive).at(-1)).toBe('forty');
    expect(archive.answer({ type: 'stats' })).toMatchObject({ targets: 2, messages: 7 });
    expectWhole(archive);
  });

  test('is what it was: redacted, edited, with all that is known of it, and found by its words', () => {
    const archive = archiveOf([said(10, 'ten'), said(11, 'secret'), said(12, 'wrong')]);
    archive.take(
      [
        { type: 'redacted', target: '#room', id: 'id11', at: 13, by: 'op', reason: 'why' },
        { type: 'edited', target: '#room', id: 'id12', at: 14, text: 'right words' },
        { type: 'kept', target: '#room', at: 15, ms: 1_000_000 },
      ],
      journalStart,
    );
    const before = archive.answer({ type: 'export', target: '#room', place: 0, limit: 100 }).entries;
    const more = said(1, '', { tags: '+draft/reply=x', more: { to: '#room' } });
    const added: StoredEntry[] = [
      { ...more, redacted: { at: 2, by: 'carol' } },
      { ...said(2, 'older words'), edited: 3 },
    ];
    takeIn(archive, added);
    const after = archive.answer({ type: 'export', target: '#room', place: 0, limit: 100 }).entries;
    expect(after).toEqual([...added, ...before]);
    const found = archive.answer({ type: 'search', in: [{ target: '#room' }], text: 'words', limit: 9 });
    expect(found.entries.map(({ id }) => id)).toEqual(['id2', 'id12']);
    archive.take([{ type: 'removed-by', account: 'alice', since: 0, at: 50 }], journalStart);
    expect(textsOf(archive).filter(text => !text.startsWith('('))).toEqual([]);
  });

  test('is not taken in twice, with ids and without', () => {
    const archive = archiveOf([said(10, 'ten')]);
    const { id: _, ...anonymous } = said(20, 'gone', { kind: 'quit' });
    const entries = [said(5, 'five'), anonymous, anonymous, said(10, 'ten')];
    expect(takeIn(archive, entries, true)).toEqual([{ target: '#room', added: 3, known: 1 }]);
    expect(textsOf(archive)).toEqual(['ten']);
    expect(takeIn(archive, entries)).toEqual([{ target: '#room', added: 3, known: 1 }]);
    expect(takeIn(archive, entries)).toEqual([{ target: '#room', added: 0, known: 4 }]);
    expect(takeIn(archive, [...entries, anonymous])).toEqual([{ target: '#room', added: 1, known: 4 }]);
    expect(textsOf(archive)).toEqual(['five', 'ten', 'gone', 'gone', 'gone']);
  });

  test('lets the talk go on: what happens meanwhile is there afterwards', () => {
    const archive = archiveOf(range(0, 1000).map(at => said(at * 10, `old ${at}`)));
    const steps = archive.takeIn(staged(range(0, 1000).map(at => said(at * 10 + 5, `new ${at}`))), false);
    for (let step = steps.next(), turn = 0; !step.done; step = steps.next(), turn += 1) {
      const at = 20_000 + turn;
      archive.take([said(at, `live ${turn}`)], journalStart);
      if (turn === 6) {
        archive.take(
          [
            { type: 'redacted', target: '#room', id: 'id10', at, by: 'op' },
            { type: 'edited', target: '#room', id: 'id20', at, text: 'edited 2' },
            { type: 'redacted', target: '#room', id: 'id9980', at, by: 'op' },
            { type: 'kept', target: '#room', at, count: 5000 },
          ],
          journalStart,
        );
        // A round of clearing finds nothing, and least of all what is only half there.
        expect([...archive.expire(at, {})].reduce((sum, count) => sum + count)).toBe(0);
      }
      if (turn === 8) archive.take([{ type: 'moved', target: '#room', to: '#hall', at }], journalStart);
      expect(textsOf(archive, turn < 8 ? '#room' : '#hall').length).toBeGreaterThanOrEqual(1000);
    }
    const texts = textsOf(archive, '#hall');
    expect(texts.slice(0, 6)).toEqual(['old 0', 'new 0', '(op)', 'new 1', 'edited 2', 'new 2']);
    expect(texts).toContain('live 5');
    expect(texts.filter(text => text === '(op)')).toHaveLength(2);
    expect(texts.filter(text => !text.startsWith('live'))).toHaveLength(2000);
    expectWhole(archive);
  });

  test('goes with a target that is forgotten meanwhile', () => {
    const archive = archiveOf(range(0, 500).map(at => said(at * 10, `old ${at}`)));
    const steps = archive.takeIn(staged(range(0, 500).map(at => said(at * 10 + 5, 'x'))), false);
    for (let turn = 0; turn < 4; turn += 1) steps.next();
    archive.take([{ type: 'forgotten', target: '#room', at: 9000 }, said(9001, 'anew')], journalStart);
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(step.value).toEqual([{ target: '#room', added: 0, known: 0 }]);
    expect(textsOf(archive)).toEqual(['anew']);
    expect([...archive.expire(1, {})].reduce((sum, count) => sum + count)).toBeGreaterThan(500);
    expect(archive.answer({ type: 'stats' })).toMatchObject({ targets: 1, messages: 1 });
  });

  test('is there whole or not at all when the process ends in the middle', async () => {
    const folder = newFolder();
    const archive = new Archive(join(folder, 'history.db'));
    archive.take(
      range(0, 500).map(at => said(at * 10, `old ${at}`)),
      journalStart,
    );
    const steps = archive.takeIn(staged(range(0, 500).map(at => said(at * 10 + 5, 'x'))), false);
    for (let turn = 0; turn < 4; turn += 1) steps.next();
    archive.close();
    const again = new Archive(join(folder, 'history.db'));
    onTestFinished(() => again.close());
    expect(textsOf(again)).toEqual(range(0, 500).map(at => `old ${at}`));
    expect([...again.expire(1, {})].reduce((sum, count) => sum + count)).toBeGreaterThan(0);
    takeIn(
      again,
      range(0, 500).map(at => said(at * 10 + 5, 'x')),
    );
    expect(textsOf(again)).toHaveLength(1000);
    expect(again.answer({ type: 'stats' })).toMatchObject({ targets: 1, messages: 1000 });
  });
});

test('a history on disk takes in a file and is copied while it is written to', async () => {
  const folder = newFolder();
  const logger = makeLogger({ level: 'silent', format: 'json' });
  const history = await History.open({ folder }, { clock: new ManualClock(), logger });
  onTestFinished(() => history.close().catch(() => undefined));
  history.append(range(0, 500).map(at => said(at * 10, `old ${at}`)));
  const file = join(folder, 'staging.db');
  const staging = Staging.make(file);
  staging.add(range(0, 500).map(at => said(at * 10 + 5, `new ${at}`)));
  staging.close();
  const taken = history.takeIn(file);
  history.append([said(9000, 'meanwhile')]);
  expect(await taken).toEqual([{ target: '#room', added: 500, known: 0 }]);
  const copy = join(folder, 'copy.db');
  const copied = history.copyTo(copy);
  history.append([said(9001, 'during')]);
  expect(await copied).toBe(true);
  expect(await history.copyTo(copy)).toBe(false);
  const archive = new Archive(copy);
  expect(textsOf(archive)).toHaveLength(1001 + (textsOf(archive).includes('during') ? 1 : 0));
  archive.close();
  expect(readdirSync(folder)).toContain('history');
});
