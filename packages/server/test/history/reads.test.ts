import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { journalStart } from '../../src/history/journal/segments.ts';
import type { Bound, HistoryPage, HistoryPiece, ReadQuery, StoredEntry } from '../../src/history/query.ts';
import type { HistoryEntry, HistoryRecord } from '../../src/history/record.ts';
import { archiveOf, said } from './entries.ts';

/** A history as an array that is searched through: what the archive is compared with. */
class Model {
  private entries: StoredEntry[] = [];

  take(record: HistoryRecord): void {
    switch (record.type) {
      case 'entry':
        this.entries.push(record);
        break;
      case 'redacted':
        this.change(record, ({ type, kind, target, id, at, who, edited }) => ({
          ...{ type, kind, target, at, who, text: '' },
          ...(id === undefined ? {} : { id }),
          ...(edited === undefined ? {} : { edited }),
          redacted: { at: record.at, by: record.by },
        }));
        break;
      case 'edited':
        this.change(record, entry =>
          entry.redacted === undefined ? { ...entry, text: record.text, edited: record.at } : entry,
        );
        break;
      case 'removed-by':
        this.entries = this.entries.filter(
          ({ who, at, kind }) => !(who.account === record.account && at >= record.since && kind !== 'join'),
        );
        break;
      case 'forgotten':
        this.entries = this.entries.filter(({ target }) => target !== record.target);
        break;
      case 'moved':
        if (record.target === record.to) break;
        this.entries = this.entries
          .filter(({ target }) => target !== record.to)
          .map(entry => (entry.target === record.target ? { ...entry, target: record.to } : entry));
        break;
      case 'kept':
    }
  }

  read(query: ReadQuery): HistoryPage {
    const all = this.entries.filter(
      ({ target, at }) => target === query.target && at >= (query.since ?? Number.NEGATIVE_INFINITY),
    );
    const shown = (entry: StoredEntry) =>
      (query.events || entry.kind === 'message' || entry.kind === 'notice') &&
      (query.redacted || entry.redacted === undefined);
    // How many of all come before a bound, and how many come not behind it.
    const cut = (bound: Bound) => {
      if ('at' in bound) {
        const from = all.filter(({ at }) => at < bound.at).length;
        return { from, behind: all.filter(({ at }) => at <= bound.at).length };
      }
      const from = all.findIndex(({ id }) => id === bound.id);
      return from < 0 ? undefined : { from, behind: from + 1 };
    };
    const on = (from: number, to: number, limit: number) => {
      const part = all.slice(from, to).filter(shown);
      return { entries: part.slice(0, limit), more: part.length > limit };
    };
    const back = (from: number, to: number, limit: number) => {
      const part = all.slice(from, to).filter(shown);
      return { entries: limit === 0 ? [] : part.slice(-limit), more: part.length > limit };
    };
    const unknown = { entries: [], more: false, unknown: true };
    const { limit } = query;
    if (query.type === 'latest') {
      const after = query.after && cut(query.after);
      if (query.after && !after) return unknown;
      return back(after?.behind ?? 0, all.length, limit);
    }
    const bound = cut(query.type === 'between' ? query.from : query.bound);
    if (bound === undefined) return unknown;
    if (query.type === 'before') return back(0, bound.from, limit);
    if (query.type === 'after') return on(bound.behind, all.length, limit);
    if (query.type === 'around') {
      const before = back(0, bound.from, Math.floor(limit / 2));
      const after = on(bound.from, all.length, Math.ceil(limit / 2));
      return { entries: [...before.entries, ...after.entries], more: before.more || after.more };
    }
    const to = cut(query.to);
    if (to === undefined) return unknown;
    if (bound.from <= to.from) return on(bound.behind, to.from, limit);
    return { ...back(to.behind, bound.from, limit), backward: true };
  }

  private change(of: { target: string; id: string }, how: (entry: StoredEntry) => StoredEntry): void {
    this.entries = this.entries.map(entry =>
      entry.target === of.target && entry.id === of.id ? how(entry) : entry,
    );
  }
}

const target = fc.constantFrom('#room', '#other', 'alice bob');
const account = fc.constantFrom('alice', 'bob');
const number = fc.nat({ max: 60 });

/** Something that happens, at a time that comes later. */
type Happening = (at: number, count: number) => HistoryRecord;

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc
      .record({
        target,
        account,
        kind: fc.constantFrom<HistoryEntry['kind']>('message', 'notice', 'tags', 'join'),
      })
      .map(
        ({ target, account, kind }): Happening =>
          (at, count) =>
            said(at, kind === 'tags' || kind === 'join' ? '' : `text ${count}`, {
              ...{ target, kind, id: `id${count}` },
              who: { nick: account, user: 'u', host: 'h', account },
            }),
      ),
  },
  {
    weight: 2,
    arbitrary: fc.record({ target, number }).map(
      ({ target, number }): Happening =>
        at => ({ type: 'redacted', target, id: `id${number}`, at, by: 'op' }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({ target, number }).map(
      ({ target, number }): Happening =>
        at => ({ type: 'edited', target, id: `id${number}`, at, text: 'edited' }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({ account, number }).map(
      ({ account, number }): Happening =>
        at => ({ type: 'removed-by', account, since: Math.max(0, at - number), at }),
    ),
  },
  {
    weight: 1,
    arbitrary: target.map(
      (target): Happening =>
        at => ({ type: 'forgotten', target, at }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({ target, to: target }).map(
      ({ target, to }): Happening =>
        at => ({ type: 'moved', target, to, at }),
    ),
  },
);

const bound: fc.Arbitrary<Bound> = fc.oneof(
  number.map(at => ({ at })),
  number.map(count => ({ id: `id${count}` })),
);

const part = {
  target,
  limit: fc.nat({ max: 12 }),
  events: fc.boolean(),
  redacted: fc.boolean(),
};
const partSince = fc.record({ ...part, since: number }, { requiredKeys: ['target', 'limit'] });

const question: fc.Arbitrary<ReadQuery> = fc.oneof(
  partSince.map(one => ({ ...one, type: 'latest' as const })),
  fc.tuple(partSince, bound).map(([one, after]) => ({ ...one, type: 'latest' as const, after })),
  fc
    .tuple(partSince, bound, fc.constantFrom('before' as const, 'after' as const, 'around' as const))
    .map(([one, bound, type]) => ({ ...one, type, bound })),
  fc
    .tuple(partSince, bound, bound)
    .map(([one, from, to]) => ({ ...one, type: 'between' as const, from, to })),
);

test('an archive answers as an array does', () => {
  const step = fc.record({ happening, later: fc.nat({ max: 2 }), ends: fc.boolean() });
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60 }),
      fc.array(question, { minLength: 5, maxLength: 15 }),
      (steps, questions) => {
        const archive = archiveOf();
        const model = new Model();
        let at = 0;
        let turn: HistoryRecord[] = [];
        for (const [count, { happening, later, ends }] of steps.entries()) {
          at += later;
          const record = happening(at, count);
          turn.push(record);
          model.take(record);
          if (!ends) continue;
          archive.take(turn, journalStart);
          turn = [];
          archive.index(3);
        }
        archive.take(turn, journalStart);
        for (const query of questions) {
          const { more, ...page } = archive.answer(query);
          expect({ ...page, more }).toEqual(model.read(query));
        }
      },
    ),
    { numRuns: 150 },
  );
});

describe('around an entry', () => {
  const archive = () => archiveOf([1, 2, 3, 4, 5].map(at => said(at, `${at}`)));
  test.each([
    [1, ['3']],
    [2, ['2', '3']],
    [3, ['2', '3', '4']],
    [9, ['1', '2', '3', '4', '5']],
  ])('%i of it', (limit, texts) => {
    const { entries } = archive().answer({ type: 'around', target: '#room', bound: { id: 'id3' }, limit });
    expect(entries.map(({ text }) => text)).toEqual(texts);
  });
});

test('tells where something was said last, in channels and in direct talks of an account', () => {
  const archive = archiveOf([
    said(10, 'a'),
    said(20, 'b', { target: '#other' }),
    said(30, 'c', { target: 'alice bob' }),
    said(40, 'd', { target: 'bob carol' }),
    said(50, '', { kind: 'join' }),
  ]);
  const ask = (from: number, to: number, limit = 9) =>
    archive
      .answer({
        type: 'targets',
        in: [{ target: '#room' }, { target: '#none' }],
        account: 'bob',
        from,
        to,
        limit,
      })
      .targets.map(({ target, at }) => `${target} ${at}`);
  expect(ask(0, 100)).toEqual(['#room 10', 'alice bob 30', 'bob carol 40']);
  expect(ask(0, 100, 1)).toEqual(['#room 10']);
  expect(ask(100, 0, 1)).toEqual(['bob carol 40']);
  expect(ask(10, 40)).toEqual(['alice bob 30']);
});

test('tells what an account said, and how much there is', () => {
  const archive = archiveOf([
    said(1, 'one'),
    said(2, 'two', { target: '#other' }),
    said(3, '', { kind: 'tags', tags: '+draft/react=x' }),
    said(4, 'three', { who: { nick: 'alice', user: 'a', host: 'h' } }),
  ]);
  const page = archive.answer({ type: 'said-by', account: 'Alice', since: 2, limit: 9 });
  expect(page.entries.map(({ target, at }) => `${target} ${at}`)).toEqual(['#room 3', '#other 2']);
  expect(archive.answer({ type: 'said-by', account: 'alice', since: 1, limit: 1 }).more).toBe(true);
  expect(archive.answer({ type: 'stats' })).toMatchObject({ targets: 2, messages: 3, unindexed: 0 });
});

test('all of a target can be had in pieces', () => {
  const archive = archiveOf([1, 2, 3, 4, 5].map(at => said(at, `${at}`, at === 3 ? { kind: 'part' } : {})));
  const texts: string[] = [];
  for (let place: number | undefined = 0; place !== undefined; ) {
    const piece: HistoryPiece = archive.answer({ type: 'export', target: '#room', place, limit: 2 });
    texts.push(...piece.entries.map(({ text }) => text));
    place = piece.next;
  }
  expect(texts).toEqual(['1', '2', '3', '4', '5']);
});
