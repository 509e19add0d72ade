import type { Entry, Happening } from '@salon/client';
import { expect, test } from 'vitest';
import { rowWidth } from '../text/cells.ts';
import { around, keyAt, oldest, type Place, type Scene, scrolled, seenFrom, showing } from './view.ts';

const entries = Array.from({ length: 100 }, (_, index): Entry => said(index));
const scene: Scene = {
  answered: () => undefined,
  atStart: false,
  names: { isChannel: name => name.startsWith('#'), isNick: () => false },
  isFolded: true,
  entries,
  unreadLine: undefined,
  chosen: undefined,
  width: 60,
  height: 10,
};

function said(index: number, text = `text ${index}`): Entry {
  return {
    key: `k${index}`,
    msgid: `m${index}`,
    at: new Date(2026, 0, 1, 12).getTime() + index,
    kind: 'said',
    author: { nick: 'bob', userhost: '', account: undefined, isBot: false },
    text,
    happening: undefined,
    own: false,
    mentions: false,
    toRank: '',
    delivery: 'sent',
    failure: undefined,
    mark: undefined,
    replyTo: undefined,
    reactions: [],
    editedAt: undefined,
    removed: undefined,
  };
}

function seen(place: Place | undefined, from: Scene = scene): readonly string[] {
  return seenFrom(from, place).rows.map(row =>
    row
      .map(span => span.text)
      .join('')
      .trimEnd(),
  );
}

test('at the end the newest is seen, and follows', () => {
  expect(seen(undefined)).toHaveLength(10);
  expect(seen(undefined).at(-1)).toMatch(/text 99$/);
  const more = { ...scene, entries: [...entries, said(100)] };
  expect(seen(undefined, more).at(-1)).toMatch(/text 100$/);
});

test('who reads back stays where she is when something comes at either end', () => {
  const place = scrolled(scene, undefined, -20);
  expect(seen(place).at(-1)).toMatch(/text 79$/);
  const more = { ...scene, entries: [said(1000), ...entries, said(100)] };
  expect(seen(place, more)).toEqual(seen(place));
});

test('scrolling ends at both ends', () => {
  const top = scrolled(scene, undefined, -1000);
  expect(seen(top).slice(0, 2)).toEqual([
    expect.stringMatching(/^── Thursday/),
    expect.stringMatching(/text 0$/),
  ]);
  expect(top).toEqual(oldest(scene));
  expect(seenFrom(scene, top).isAtTop).toBe(true);
  expect(seenFrom(scene, undefined).isAtTop).toBe(false);
  expect(scrolled(scene, top, 1000)).toBeUndefined();
  expect(scrolled(scene, scrolled(scene, undefined, -7), 7)).toBeUndefined();
});

test('entries of many rows are scrolled row by row', () => {
  const long = { ...scene, entries: [...entries, said(100, 'a\nb\nc\nd')] };
  const place = scrolled(long, undefined, -2);
  expect(place).toEqual({ key: 'k100', below: 2 });
  expect(seen(place, long).at(-1)).toMatch(/│ b$/);
});

test('a place in the middle, and one that has gone', () => {
  expect(seen(around(scene, 50)).some(row => row.endsWith('text 50'))).toBe(true);
  expect(seen({ key: 'gone', below: 0 })).toEqual(seen(undefined));
  expect(seen(undefined, { ...scene, entries: [] })).toEqual([]);
});

test('the line `new` stands before the first that is unread', () => {
  const unread = { ...scene, unreadLine: entries[96]?.at };
  const rows = seen(undefined, unread);
  expect(rows.at(-4)).toMatch(/^── new ─/);
  expect(rows.at(-3)).toMatch(/text 97$/);
});

test('an entry is shown by moving as little as can be', () => {
  expect(showing(scene, undefined, 95)).toBeUndefined();
  expect(showing(scene, undefined, 90)).toBeUndefined();
  expect(seen(showing(scene, undefined, 89))[0]).toMatch(/text 89$/);
  expect(seen(showing(scene, undefined, 3))[0]).toMatch(/text 3$/);
  const place = showing(scene, undefined, 50);
  expect(showing(scene, place, 59)).toEqual(place);
  expect(seen(showing(scene, place, 60)).at(-1)).toMatch(/text 60$/);
  expect(showing(scene, place, 99)).toBeUndefined();
  expect(showing(scene, place, 100)).toEqual(place);
});

test('of an entry that is higher than the window its beginning is shown', () => {
  const high = Array.from({ length: 15 }, (_, row) => `row ${row}`).join('\n');
  const long = { ...scene, entries: [...entries, said(100, high), said(101)] };
  expect(seen(showing(long, undefined, 100), long)[0]).toMatch(/row 0$/);
  expect(seen(showing(long, around(long, 20), 100), long)[0]).toMatch(/row 0$/);
});

test('a row of the window is of an entry', () => {
  expect(keyAt(scene, undefined, 9)).toBe('k99');
  expect(keyAt(scene, undefined, 0)).toBe('k90');
  expect(keyAt(scene, showing(scene, undefined, 50), 2)).toBe('k52');
  const few = { ...scene, entries: entries.slice(0, 2) };
  expect([6, 7, 8, 9].map(row => keyAt(few, undefined, row))).toEqual([undefined, 'k0', 'k0', 'k1']);
});

test('the rows of the entry that is chosen stand out', () => {
  const { rows } = seenFrom({ ...scene, chosen: 'k98' }, undefined);
  expect(rows.map(row => row.every(({ style }) => style.reverse === true))).toEqual(
    rows.map((_, index) => index === 8),
  );
  expect(rowWidth(rows[8] ?? [])).toBe(scene.width);
});

test('what was hidden by its colours is seen when it is chosen', () => {
  const secret = { ...scene, entries: [said(1, 'he is \x031,1the gardener')] };
  const style = (change: Partial<Scene>) =>
    seenFrom({ ...secret, ...change }, undefined)
      .rows.flat()
      .find(({ text }) => text === 'the gardener')?.style;
  expect(style({})).toMatchObject({ ink: [0, 0, 0], ground: [0, 0, 0] });
  expect(style({ chosen: secret.entries[0]?.key })).not.toHaveProperty('ground');
});

const happened = (index: number, nick: string, happening: Happening): Entry => ({
  ...said(index, ''),
  kind: 'happened',
  author: { nick, userhost: '', account: undefined, isBot: false },
  happening,
});
const came = (index: number, nick: string) => happened(index, nick, { type: 'joined' });
const left = (index: number, nick: string) => happened(index, nick, { type: 'quit', reason: 'bye' });

/** What is told, without times. */
const told = (from: readonly Entry[], change: Partial<Scene> = {}) =>
  seen(undefined, { ...scene, entries: from, ...change }).map(row => row.replace(/^.*│ /, ''));

test('those who come and go one after the other are told in one sentence', () => {
  const talk = [said(0), came(1, 'ann'), came(2, 'ben'), left(3, 'cleo'), said(4), left(5, 'ben')];
  expect(told(talk).slice(1)).toEqual([
    'text 0',
    'ann and ben came in · cleo left',
    'text 4',
    'ben has gone (bye)',
  ]);
  expect(told(talk, { isFolded: false })).toContain('cleo has gone (bye)');
  expect(told([came(1, 'a'), left(2, 'a'), left(3, 'b'), came(4, 'b')])).toContain(
    'a came in and left · b left and came back',
  );
  expect(told(Array.from({ length: 9 }, (_, index) => came(index, `n${index}`)))).toContain(
    'n0, n1, n2, n3, n4 and 4 others came in',
  );
});

test('a new one joins those that are told already, and a day or the line `new` parts them', () => {
  const talk = [came(1, 'ann'), came(2, 'ben')];
  expect(told(talk)).toContain('ann and ben came in');
  expect(told([...talk, came(3, 'cleo')])).toContain('ann, ben and cleo came in');
  expect(told(talk, { unreadLine: talk[0]?.at }).slice(-2)).toEqual([
    expect.stringMatching(/^── new/),
    'ben came in',
  ]);
});

test('who reads back through those that are told together loses nothing', () => {
  const talk = Array.from({ length: 60 }, (_, index) =>
    index % 5 === 0 ? said(index) : came(index, `n${index}`),
  );
  const folded = { ...scene, entries: talk };
  const rows = new Set<string>();
  let place: Place | undefined;
  for (let step = 0; step < 40; step += 1) {
    for (const row of seen(place, folded)) rows.add(row);
    place = scrolled(folded, place, -1);
  }
  for (let index = 0; index < 60; index += 5) {
    expect([...rows].some(row => row.endsWith(`text ${index}`))).toBe(true);
    expect([...rows].some(row => row.includes(`n${index + 1}, n${index + 2}`))).toBe(true);
  }
});

test('at the beginning it says that there is nothing older', () => {
  expect(seen(undefined, { ...scene, entries: [said(0)], atStart: true })[0]).toBe('Nothing older is kept.');
  expect(seen(undefined, { ...scene, atStart: true })).not.toContain('Nothing older is kept.');
});

/** The rows as they stand on the screen, without the day. */
const drawn = (from: readonly Entry[], change: Partial<Scene> = {}) =>
  seen(undefined, { ...scene, height: 30, entries: from, ...change }).slice(1);

test('what a talk looks like', () => {
  const own: Entry = { ...said(3, 'on my way'), own: true, author: { ...said(0).author, nick: 'alice' } };
  const talk: readonly Entry[] = [
    came(1, 'ann'),
    said(2, 'the recipe is at https://bread.example/seeds-and-rye.html if you want it'),
    own,
    { ...said(4, 'pours tea'), kind: 'acted' },
    { ...said(5, 'closing at ten'), kind: 'noticed', editedAt: 7 },
    { ...own, key: 'x', text: 'first\nsecond', delivery: 'failed', failure: 'Cannot send' },
    { ...said(7, ''), removed: { by: 'ann', reason: 'spam' } },
    { ...said(8, 'yes'), reactions: [{ value: '👍', nicks: ['ann', 'ben'], own: false }] },
    left(9, 'ann'),
    happened(10, 'ben', { type: 'renamed', to: 'benjamin-the-second' }),
    happened(11, 'a-very-long-nick', { type: 'topic', topic: '\x02tea\x02 at 5' }),
    { ...said(12), author: { ...said(0).author, nick: 'a-very-long-nick' } },
  ];
  expect(drawn(talk, { isFolded: false })).toEqual([
    '12:00        --> │ ann came in',
    '12:00        bob │ the recipe is at',
    '                 │ https://bread.example/seeds-and-rye.html',
    '                 │ if you want it',
    '12:00      alice │ on my way',
    '12:00          * │ bob pours tea',
    '12:00      -bob- │ closing at ten (edited)',
    '12:00      alice │ first',
    '                 │ second [not sent: Cannot send]',
    '12:00        bob │ deleted by ann (spam)',
    '12:00        bob │ yes 👍 2',
    '12:00        <-- │ ann has gone (bye)',
    '12:00         -- │ ben is now known as benjamin-the-second',
    '12:00         -- │ a-very-long-nick set the topic: tea at 5',
    '12:00 a-very-lo… │ text 12',
  ]);
});

test('arrows say who came and who left, when all of them did', () => {
  const marks = (from: readonly Entry[]) => drawn(from).map(row => row.slice(6, 16).trim());
  expect(marks([came(1, 'ann'), came(2, 'ben')])).toEqual(['-->']);
  expect(marks([left(1, 'ann'), left(2, 'ben')])).toEqual(['<--']);
  expect(marks([came(1, 'ann'), left(2, 'ben')])).toEqual(['--']);
});

test('a mention is seen from the time on, also where there are no colours', () => {
  const [, row] = seenFrom(
    { ...scene, entries: [{ ...said(1, 'alice: tea?'), mentions: true }] },
    undefined,
  ).rows;
  expect(row?.slice(0, 3).map(({ text, style: { bold } }) => [text, bold])).toEqual([
    ['12:00        ', true],
    ['bob', true],
    [' │ ', true],
  ]);
  expect(row?.map(({ style }) => style.reverse === true)).toEqual([false, true, false, false]);
});

test('an answer stands below what it answers, as far as that is known', () => {
  const question = said(1, 'tea or\ncoffee? \x02please\x02');
  const answer = { ...said(2, 'tea'), replyTo: 'm1' };
  expect(told([answer], { answered: () => question }).slice(1)).toEqual([
    '┌ bob: tea or coffee? please',
    'tea',
  ]);
  expect(told([answer]).slice(1)).toEqual(['┌ an earlier message', 'tea']);
  const long = { ...question, text: 'x'.repeat(200) };
  for (const row of seen(undefined, { ...scene, entries: [answer], answered: () => long }))
    expect(row.length).toBeLessThanOrEqual(scene.width);
});
