import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { Archive } from '../../src/history/archive/archive.ts';
import { Intake, type TornEnd } from '../../src/history/archive/intake.ts';
import { Journal, type JournalSettings } from '../../src/history/journal/journal.ts';
import { segmentFile, segmentsIn } from '../../src/history/journal/segments.ts';
import { type JournalSystem, journalSystem } from '../../src/history/journal/system.ts';
import { StoreError } from '../../src/store/fault.ts';
import { newFolder, said } from './entries.ts';

function journalIn(folder: string, settings: Partial<JournalSettings> = {}): Journal {
  return new Journal({ folder, segment: 1, segmentBytes: 1e6, durable: false, ...settings });
}

/** What a new archive takes in of a journal, and which ends it could not read. */
function takenFrom(folder: string): { texts: string[]; torn: TornEnd[] } {
  const archive = new Archive(':memory:');
  const torn: TornEnd[] = [];
  const parts = { archive, folder, file: `${folder}/history.db`, onTorn: (end: TornEnd) => torn.push(end) };
  const intake = new Intake(parts);
  while (intake.some());
  const { entries } = archive.answer({ type: 'latest', target: '#room', limit: 1000 });
  archive.close();
  return { texts: entries.map(({ text }) => text), torn };
}

/** A system that does something else with some of what it is asked. */
function systemWith(changes: Partial<JournalSystem>): JournalSystem {
  return { ...journalSystem, ...changes };
}

function diskFull(): Error {
  return Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' });
}

test('a journal cut anywhere in its last turn has all turns before, and that one not at all', () => {
  const folder = newFolder();
  const journal = journalIn(folder);
  journal.append([said(1, 'one'), said(2, 'two')]);
  const whole = journal.position.offset;
  journal.append([said(3, 'three, and more'), said(4, 'four')]);
  journal.close();
  const bytes = readFileSync(segmentFile(folder, 1));
  // With another segment behind it, as the next server begins one.
  const next = journalIn(folder, { segment: 2 });
  next.append([said(5, 'five')]);
  next.close();
  expect(takenFrom(folder).texts).toEqual(['one', 'two', 'three, and more', 'four', 'five']);
  for (let length = whole; length < bytes.length; length += 1) {
    writeFileSync(segmentFile(folder, 1), bytes.subarray(0, length));
    const torn = length === whole ? [] : [{ segment: 1, bytes: length - whole, keptAs: undefined }];
    expect(takenFrom(folder)).toEqual({ texts: ['one', 'two', 'five'], torn });
    // A disk that lost power may have the length, and zeros.
    writeFileSync(
      segmentFile(folder, 1),
      Buffer.concat([bytes.subarray(0, length), Buffer.alloc(bytes.length)]),
    );
    expect(takenFrom(folder).texts).toEqual(['one', 'two', 'five']);
  }
}, 60_000);

test('a byte that became another one is noticed, and such a segment is kept', () => {
  const folder = newFolder();
  const journal = journalIn(folder);
  journal.append([said(1, 'one')]);
  const whole = journal.position.offset;
  journal.append([said(2, 'two')]);
  journal.append([said(3, 'three')]);
  journal.close();
  const next = journalIn(folder, { segment: 2 });
  next.append([said(4, 'four')]);
  next.close();
  const bytes = readFileSync(segmentFile(folder, 1));
  bytes[whole + 20] = (bytes[whole + 20] ?? 0) ^ 1;
  writeFileSync(segmentFile(folder, 1), bytes);
  const keptAs = `${segmentFile(folder, 1)}.damaged`;
  expect(takenFrom(folder)).toEqual({
    texts: ['one', 'four'],
    torn: [{ segment: 1, bytes: bytes.length - whole, keptAs }],
  });
  const archive = new Archive(`${folder}/history.db`);
  onTestFinished(() => archive.close());
  const intake = new Intake({ archive, folder, file: `${folder}/history.db`, onTorn: () => undefined });
  while (intake.some());
  intake.close();
  expect(segmentsIn(folder)).toEqual([]);
  expect(readFileSync(keptAs)).toEqual(bytes);
});

test('a full disk leaves no half turn behind, and later ones go on', () => {
  const folder = newFolder();
  let left = Number.POSITIVE_INFINITY;
  let canCut = true;
  const system = systemWith({
    write(descriptor, bytes, from, place) {
      if (left === 0) throw diskFull();
      const length = Math.min(left, bytes.length - from);
      left -= length;
      return journalSystem.write(descriptor, bytes.subarray(0, from + length), from, place);
    },
    truncate(descriptor, length) {
      if (!canCut) throw diskFull();
      journalSystem.truncate(descriptor, length);
    },
  });
  const journal = journalIn(folder, { system });
  journal.append([said(1, 'one')]);
  for (const room of [0, 3, 50]) {
    left = room;
    const { position } = journal;
    expect(() => journal.append([said(2, 'lost')])).toThrow(StoreError);
    expect(() => journal.append([said(2, 'lost')])).toThrow('the disk is full');
    expect(journal.position).toEqual(position);
    expect(statSync(segmentFile(folder, 1)).size).toBe(position.offset);
    left = Number.POSITIVE_INFINITY;
    journal.append([said(3, `after ${room}`)]);
  }
  canCut = false;
  left = 30;
  expect(() => journal.append([said(4, 'lost, and its half stays for now')])).toThrow('the disk is full');
  left = Number.POSITIVE_INFINITY;
  expect(() => journal.append([said(4, 'lost')])).toThrow('the disk is full');
  expect(takenFrom(folder).texts).toEqual(['one', 'after 0', 'after 3', 'after 50']);
  canCut = true;
  journal.append([said(5, 'x')]);
  journal.close();
  expect(takenFrom(folder)).toEqual({ texts: ['one', 'after 0', 'after 3', 'after 50', 'x'], torn: [] });
});

test('a file that cannot be made is tried again with the next turn', () => {
  const journal = journalIn(`${newFolder()}/nowhere`);
  expect(() => journal.append([said(1, 'one')])).toThrow(StoreError);
  expect(() => journal.append([said(1, 'one')])).toThrow(StoreError);
});

test('goes on in a new segment behind so many bytes', () => {
  const folder = newFolder();
  const journal = journalIn(folder, { segmentBytes: 300, segment: 7 });
  const texts = Array.from({ length: 10 }, (_, at) => `text ${at}`);
  for (const [at, text] of texts.entries()) journal.append([said(at, text)]);
  journal.close();
  expect(segmentsIn(folder)).toEqual([7, 8, 9, 10, 11]);
  expect(takenFrom(folder)).toEqual({ texts, torn: [] });
});

test('turns that come while the disk is at work share the next wait for it', async () => {
  const folder = newFolder();
  const dones: ((error: Error | null) => void)[] = [];
  const system = systemWith({ sync: (_, done) => dones.push(done) });
  const journal = journalIn(folder, { durable: true, system });
  const safe: number[] = [];
  const append = (at: number) => journal.append([said(at, `${at}`)])?.then(() => safe.push(at));
  const first = append(1);
  const second = append(2);
  const third = append(3);
  expect([dones.length, safe]).toEqual([1, []]);
  dones[0]?.(null);
  await first;
  expect([dones.length, safe]).toEqual([2, [1]]);
  journal.close();
  dones[1]?.(null);
  await Promise.all([second, third]);
  expect([dones.length, safe]).toEqual([2, [1, 2, 3]]);
});

test('who waits for a disk that fails is told', async () => {
  const system = systemWith({
    sync: (_, done) => done(Object.assign(new Error('x'), { code: 'EIO', syscall: 'fdatasync' })),
  });
  const journal = journalIn(newFolder(), { durable: true, system });
  onTestFinished(() => journal.close());
  await expect(journal.append([said(1, 'one')])).rejects.toThrow(StoreError);
});
