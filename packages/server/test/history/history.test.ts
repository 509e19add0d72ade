import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { History, type HistoryOptions } from '../../src/history/history.ts';
import { directKey } from '../../src/hub/history/key.ts';
import { makeLogger } from '../../src/observe/logger.ts';
import { StoreError } from '../../src/store/fault.ts';
import { eventually } from '../support/eventually.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { newFolder, said } from './entries.ts';

const clock = new ManualClock();

async function opened(folder: string | undefined, options: Partial<HistoryOptions> = {}): Promise<History> {
  const logger = makeLogger({ level: 'silent', format: 'json' });
  const history = await History.open(folder === undefined ? 'memory' : { folder }, {
    clock,
    logger,
    ...options,
  });
  onTestFinished(() => history.close().catch(() => undefined));
  return history;
}

async function texts(history: History): Promise<string[]> {
  const { entries } = await history.query({ type: 'latest', target: '#room', limit: 1000 });
  return entries.map(({ text }) => text);
}

describe.each([
  ['on disk', () => newFolder()],
  ['in memory', () => undefined],
])('a history %s', (_, place) => {
  test('answers from all that was appended before', async () => {
    const history = await opened(place());
    const expected: string[] = [];
    for (let at = 1; at <= 50; at += 1) {
      history.append([said(at, `${at}`), said(at, 'elsewhere', { target: '#other' })]);
      expected.push(`${at}`);
      if (at % 10 === 0) expect(await texts(history)).toEqual(expected);
    }
    const found = await history.query({ type: 'search', in: [{ target: '#room' }], text: '50', limit: 5 });
    expect(found.entries.map(({ id }) => id)).toEqual(['id50']);
    expect(await history.expire(60, { ms: 10 })).toBe(98);
    expect(await texts(history)).toEqual(['50']);
  });
});

test('a history that is closed is there again, and tells what was the last of it', async () => {
  const folder = newFolder();
  const first = await opened(folder);
  expect(first.lastSeen).toEqual({ at: 0, id: undefined });
  first.append([said(1, 'one')]);
  first.append([said(2, 'two'), said(3, 'joined', { kind: 'join', id: 'join3' })]);
  first.append([{ type: 'redacted', target: '#room', id: 'id2', at: 4, by: 'op' }]);
  await first.close();
  expect(readdirSync(join(folder, 'history'))).toEqual(['history.db']);
  expect(statSync(join(folder, 'history')).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'history/history.db')).mode & 0o777).toBe(0o600);

  const second = await opened(folder);
  expect(second.lastSeen).toEqual({ at: 4, id: 'join3' });
  second.append([said(5, 'five')]);
  expect(await texts(second)).toEqual(['one', 'five']);
});

test('a durable one waits for the disk', async () => {
  const history = await opened(newFolder(), { durable: true, segmentBytes: 200 });
  await Promise.all([1, 2, 3, 4, 5].map(at => history.append([said(at, `${at}`)])));
  expect(await texts(history)).toEqual(['1', '2', '3', '4', '5']);
});

test('a thread that ends is begun anew, and nothing is lost', async () => {
  const history = await opened(newFolder());
  history.append([said(1, 'one')]);
  // Ended before it is asked: it would answer at times before it ends.
  const ended = history.thread.worker.terminate();
  const refused = expect(texts(history)).rejects.toThrow();
  await ended;
  await refused;
  history.append([said(2, 'two')]);
  await expect(texts(history)).rejects.toThrow('the history has ended');
  clock.advance(1000);
  expect(await texts(history)).toEqual(['one', 'two']);
  history.append([said(3, 'three')]);
  expect(await texts(history)).toEqual(['one', 'two', 'three']);
});

test('what is appended is taken in without anyone asking, and again after it has rested', async () => {
  const folder = newFolder();
  const history = await opened(folder);
  for (const at of [1, 2]) {
    history.append([said(at, `${at}`)]);
    // Asked of the archive as it is, which is not told how far the journal is.
    const taken = async () => {
      const answer = await history.thread.ask({
        type: 'ask',
        query: { type: 'stats' },
        after: { segment: 0, offset: 0 },
      });
      return JSON.parse(answer) as { messages: number; unindexed: number };
    };
    await eventually(async () => expect(await taken()).toMatchObject({ messages: at, unindexed: 0 }));
    await nextTurn();
  }
});

test('while nothing can be written to the archive, the journal goes on, and all is there afterwards', async () => {
  const folder = newFolder();
  const errors: string[] = [];
  const logger = { warn: () => undefined, error: (_: unknown, text: string) => errors.push(text) };
  const history = await opened(folder, { logger: logger as unknown as HistoryOptions['logger'] });
  history.append([said(1, 'one')]);
  expect(await texts(history)).toEqual(['one']);
  const other = new Sqlite(join(folder, 'history/history.db'));
  onTestFinished(() => void other.close());
  other.exec('BEGIN IMMEDIATE');
  history.append([said(2, 'two')]);
  await expect(texts(history)).rejects.toThrow('another program holds the database');
  history.append([said(3, 'three')]);
  await eventually(() => expect(errors).toHaveLength(1));
  expect(errors[0]).toContain('cannot be written to: another program holds the database');
  other.exec('ROLLBACK');
  expect(await texts(history)).toEqual(['one', 'two', 'three']);
});

test('a turn of any size is taken', async () => {
  const history = await opened(newFolder());
  const long = '長'.repeat(1_500_000);
  history.append([said(1, 'one')]);
  history.append([said(2, long)]);
  history.append([said(3, 'three')]);
  expect(await texts(history)).toEqual(['one', long, 'three']);
});

test('a journal that ends too early for a question is told of', async () => {
  const history = await opened(newFolder());
  const ask = { type: 'ask', query: { type: 'stats' }, after: { segment: 9, offset: 9 } } as const;
  await expect(history.thread.ask(ask)).rejects.toThrow(StoreError);
});

test('a folder that cannot be used is an error of the disk', async () => {
  await expect(opened('/dev/null')).rejects.toThrow(StoreError);
});

test('a file that is no database is named to who started the server', async () => {
  const folder = newFolder();
  const file = join(folder, 'history', 'history.db');
  mkdirSync(join(folder, 'history'));
  writeFileSync(file, 'this is no database at all '.repeat(400));
  await expect(opened(folder)).rejects.toThrow(`Cannot use the history in ${file}: it is no database.`);
});

test('an account takes all its direct talks along, and nothing else', async () => {
  const history = await opened(undefined);
  const [own, others] = [directKey('alice', 'bob'), directKey('bob', 'carol')];
  history.append([
    ...[own, directKey('carol', 'Alice'), directKey('alice', 'alice'), others, '#room'].map((target, index) =>
      said(index, 'hi', { target, id: `id${index}` }),
    ),
    { type: 'account-forgotten', account: 'ALICE', at: 10 },
  ]);
  const { targets } = await history.query({
    type: 'targets',
    in: [{ target: '#room' }, { target: others }],
    account: 'alice',
    from: -1,
    to: 100,
    limit: 10,
  });
  expect(targets.map(({ target }) => target)).toEqual([others, '#room']);
  const { entries } = await history.query({ type: 'latest', target: own, limit: 10 });
  expect(entries).toEqual([]);
});
