import { type Entry, type Happening, isComing, type Timeline } from '@salon/client';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entryOf, happened } from '../../test/support/entries.ts';
import { Arrivals } from './announcing.ts';
import { keyAction } from './keys.ts';
import { nextStep } from './plan.ts';
import { type Built, buildRows, type Row, type RowOptions } from './rows.ts';
import { regional, timesFor } from './times.ts';
import { transcriptOf } from './transcript.ts';

const minute = 60_000;
const noon = new Date(2026, 10, 23, 12).getTime();
const options: RowOptions = { comings: 'folded', unreadLine: undefined, atStart: true, atEnd: true };

/** Rows in words: `-day-`, `-new-`, `Alice:1` for heads, `1` for those below, `(1 2)` for folds. */
function shape(built: Built): string {
  return built.rows
    .map(row => {
      if (row.type === 'entry') return row.isHead ? `${row.entry.author.nick}:${row.key}` : row.key;
      if (row.type === 'fold') return `(${row.entries.map(entry => entry.key).join(' ')})`;
      return `-${row.type}-`;
    })
    .join(' ');
}

const said = (key: string, nick: string, minutes: number, change: Partial<Entry> = {}) =>
  entryOf(key, { nick, at: noon + minutes * minute, ...change });
const came = (key: string, nick: string, minutes = 0) =>
  happened(key, nick, { type: 'joined' }, noon + minutes * minute);
const left = (key: string, nick: string, minutes = 0) =>
  happened(key, nick, { type: 'quit', reason: '' }, noon + minutes * minute);

describe('rows', () => {
  it('group what one says within five minutes', () => {
    const built = buildRows(
      [said('1', 'a', 0), said('2', 'a', 4), said('3', 'a', 8), said('4', 'a', 13), said('5', 'b', 13)],
      options,
    );
    expect(shape(built)).toBe('-start- -day- a:1 2 3 a:4 b:5');
  });

  it('begin a group with an answer, an action, and what is said to ranks', () => {
    const entries = [
      said('1', 'a', 0),
      said('2', 'a', 0, { replyTo: 'x' }),
      said('3', 'a', 0),
      said('4', 'a', 0, { kind: 'acted' }),
      said('5', 'a', 0),
      said('6', 'a', 0, { toRank: '@' }),
    ];
    expect(shape(buildRows(entries, options))).toBe('-start- -day- a:1 a:2 3 a:4 a:5 a:6');
  });

  it('part days, and groups with them', () => {
    const midnight = new Date(2026, 10, 24).getTime();
    const entries = [said('1', 'a', 0, { at: midnight - 1 }), said('2', 'a', 0, { at: midnight })];
    expect(shape(buildRows(entries, options))).toBe('-start- -day- a:1 -day- a:2');
  });

  it('fold coming and going, but no kicks and topics', () => {
    const entries = [
      came('1', 'a'),
      left('2', 'b'),
      happened('3', 'c', { type: 'topic', topic: 'x' }, noon),
      came('4', 'd'),
      said('5', 'a', 0),
      came('6', 'e'),
    ];
    expect(shape(buildRows(entries, options))).toBe('-start- -day- (1 2) c:3 (4) a:5 (6)');
    expect(shape(buildRows(entries, { ...options, comings: 'none' }))).toBe('-start- -day- c:3 a:5');
    expect(shape(buildRows(entries, { ...options, comings: 'all' }))).toBe(
      '-start- -day- a:1 b:2 c:3 d:4 a:5 e:6',
    );
  });

  it('draw the line above the first message of another behind it', () => {
    const entries = [
      said('1', 'a', 0),
      said('2', 'me', 1, { own: true }),
      came('3', 'c', 2),
      said('4', 'a', 2),
      said('5', 'a', 3),
    ];
    const built = buildRows(entries, { ...options, unreadLine: noon });
    expect(shape(built)).toBe('-start- -day- a:1 me:2 (3) -unread- a:4 5');
    expect(built.unreadCount).toBe(2);
  });

  it('draw no line when it may be above the window', () => {
    const entries = [said('4', 'a', 2)];
    expect(buildRows(entries, { ...options, unreadLine: noon, atStart: false }).unreadAt).toBe(-1);
    expect(buildRows(entries, { ...options, unreadLine: noon }).unreadAt).toBe(2);
  });

  it('end with a row when there is more', () => {
    expect(shape(buildRows([said('1', 'a', 0)], { ...options, atEnd: false }))).toBe(
      '-start- -day- a:1 -end-',
    );
  });

  const nick = fc.constantFrom('a', 'b', 'c');
  const happening = fc.constantFrom<Happening>(
    { type: 'joined' },
    { type: 'quit', reason: 'x' },
    { type: 'renamed', to: 'd' },
    { type: 'topic', topic: 'x' },
  );
  const talk = fc
    .array(
      fc.record({
        nick,
        gap: fc.nat(40 * minute),
        happening: fc.option(happening, { nil: undefined }),
        own: fc.boolean(),
      }),
      {
        maxLength: 60,
      },
    )
    .map(words => {
      let at = noon;
      return words.map((word, index) => {
        at += word.gap;
        return word.happening === undefined
          ? entryOf(`e${index}`, { nick: word.nick, at, own: word.own })
          : happened(`e${index}`, word.nick, word.happening, at);
      });
    });
  const anyOptions = fc.record<RowOptions>({
    comings: fc.constantFrom('all', 'folded', 'none'),
    unreadLine: fc.option(
      fc.nat(600 * minute).map(ms => noon + ms),
      { nil: undefined },
    ),
    atStart: fc.boolean(),
    atEnd: fc.boolean(),
  });

  it('hold each entry once and in order, under keys of their own', () => {
    fc.assert(
      fc.property(talk, anyOptions, (entries, chosen) => {
        const { rows, places } = buildRows(entries, chosen);
        const shown = rows.flatMap(row =>
          row.type === 'entry' ? [row.entry] : row.type === 'fold' ? row.entries : [],
        );
        expect(shown).toEqual(entries.filter(entry => chosen.comings !== 'none' || !isComing(entry)));
        expect(new Set(rows.map(row => row.key)).size).toBe(rows.length);
        for (const [index, entry] of entries.entries()) {
          const row = rows[places[index] ?? -1];
          if (shown.includes(entry))
            expect(row?.type === 'entry' ? [row.entry] : row?.type === 'fold' ? row.entries : []).toContain(
              entry,
            );
        }
      }),
    );
  });

  it('are the same when they are made from those before', () => {
    fc.assert(
      fc.property(talk, anyOptions, fc.nat(60), fc.nat(60), (entries, chosen, cut, changed) => {
        const before = buildRows(entries.slice(0, cut), chosen);
        const after = entries.map((entry, index) => (index === changed ? { ...entry, editedAt: 1 } : entry));
        expect(buildRows(after, chosen, before)).toEqual(buildRows(after, chosen));
      }),
    );
  });

  it('of 100,000 entries are kept as they are when one more comes', () => {
    const entries = Array.from({ length: 100_000 }, (_, index) =>
      said(`${index}`, `n${index % 7}`, index / 3),
    );
    const built = buildRows(entries, options);
    const more = buildRows([...entries, said('x', 'a', 40_000)], options, built);
    expect(more.rows.length).toBeGreaterThan(built.rows.length);
    expect(built.rows.every((row, index) => row === more.rows[index])).toBe(true);
  });
});

describe('steps of the list', () => {
  const rowsOf = (keys: readonly string[]): Row[] => [
    { type: 'start', key: 'start' },
    ...keys.map(key => ({ type: 'entry' as const, key, entry: entryOf(key), isHead: true })),
  ];
  const names = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, index) => `k${from + index}`);

  it('hold still what is seen when pages come and go at both ends', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40), (a, b, c, d) => {
        let shown: readonly Row[] = rowsOf(names(Math.min(a, b), Math.max(a, b) + 1));
        const wanted = rowsOf(names(Math.min(c, d), Math.max(c, d) + 1));
        // What the list does with the sizes that it knows.
        let sizes = shown.map(row => row.key);
        for (let steps = 0; shown !== wanted; steps += 1) {
          expect(steps).toBeLessThan(3);
          const step = nextStep(shown, wanted);
          const grown = step.rows.length - shown.length;
          if (step.anew) sizes = step.rows.map(row => row.key);
          else if (step.shift)
            sizes = grown > 0 ? [...Array<string>(grown).fill('?'), ...sizes] : sizes.slice(-grown);
          else
            sizes =
              grown > 0 ? [...sizes, ...Array<string>(grown).fill('?')] : sizes.slice(0, step.rows.length);
          shown = step.rows;
        }
        for (const [index, row] of wanted.entries())
          if (row.type === 'entry') expect([row.key, '?', 'start']).toContain(sizes[index]);
      }),
    );
  });

  it('begin anew when nothing is left', () => {
    expect(nextStep(rowsOf(['a']), rowsOf(['b'])).anew).toBe(true);
    expect(nextStep(rowsOf([]), rowsOf(['b'])).anew).toBe(false);
  });
});

describe('what is said aloud', () => {
  const timeline = (entries: readonly Entry[], atEnd = true) => ({ entries, atEnd }) as Timeline;

  it('is what others say behind the newest', () => {
    const old = [said('1', 'a', 0)];
    const arrivals = new Arrivals(timeline(old));
    arrivals.see(
      timeline([
        said('0', 'a', 0),
        ...old,
        said('2', 'b', 1),
        said('3', 'me', 1, { own: true }),
        came('4', 'c'),
      ]),
    );
    expect(arrivals.take().map(entry => entry.key)).toEqual(['2']);
    expect(arrivals.take()).toEqual([]);
  });

  it('is no history: not the first page, not what is before the newest after a jump', () => {
    const arrivals = new Arrivals(timeline([]));
    arrivals.see(timeline([said('1', 'a', 0), said('2', 'a', 0)]));
    arrivals.see(timeline([said('0', 'a', 0)], false));
    arrivals.see(timeline([said('0', 'a', 0), said('3', 'a', 0)]));
    expect(arrivals.take()).toEqual([]);
  });
});

describe('what is copied', () => {
  it('has times and nicks on each line, and no formatting', () => {
    const entries = [
      said('1', 'a', 0, { text: '\x02bold\x02 one\ntwo' }),
      came('2', 'b'),
      said('3', 'b', 1, { kind: 'acted', text: 'waves' }),
      said('4', 'c', 1, { kind: 'noticed', text: 'psst' }),
      said('5', 'd', 1, { text: '', removed: { by: 'd', reason: '' } }),
    ];
    const { clock } = timesFor('en-GB', '24');
    expect(transcriptOf(entries, clock)).toBe(
      '[12:00] <a> bold one\n[12:00] <a> two\n[12:01] * b waves\n[12:01] -c- psst',
    );
  });
});

describe('times', () => {
  it('are as the clock of the user', () => {
    expect(timesFor('en-GB', '24').clock(noon + 61 * minute)).toBe('13:01');
    expect(timesFor('en-US', '12').clock(noon + 61 * minute)).toMatch(/^1:01\sPM$/);
    expect(timesFor('en-US', '24').clock(new Date(2026, 0, 1, 0, 5).getTime())).toBe('00:05');
  });

  it('name days that are near', () => {
    const { day } = timesFor('fr-FR', 'auto');
    expect(day(noon, noon + minute)).toBe('Aujourd’hui');
    expect(day(noon - 24 * 60 * minute, noon)).toBe('Hier');
    expect(day(noon - 48 * 60 * minute, noon)).toBe('Samedi 21 novembre');
    expect(timesFor('en-GB', 'auto').day(new Date(2025, 2, 1).getTime(), noon)).toMatch(
      /^Saturday,? 1 March 2025$/,
    );
  });

  it('are in the language of the page, as it is written where the user lives', () => {
    expect(regional('en', ['fr-FR', 'en-GB'])).toBe('en-GB');
    expect(regional('en', ['de'])).toBe('en');
  });
});

describe('keys', () => {
  it('are left to the browser when something is held with them', () => {
    const none = { ctrlKey: false, metaKey: false, altKey: false };
    expect(keyAction({ key: 'r', ...none })).toBe('reply');
    expect(keyAction({ key: 'r', ...none, ctrlKey: true })).toBeUndefined();
    expect(keyAction({ key: 'x', ...none })).toBeUndefined();
  });
});
