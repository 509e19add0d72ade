import { readFileSync } from 'node:fs';
import { type ChatClient, type Room, slashCommands } from '@salon/client';
import { describe, expect, test } from 'vitest';
import { makeBook } from '../emoji/book.ts';
import { insertWord, toggleMark } from './change.ts';
import { enterDoes, formatOf, type KeyDown, recallOf } from './keys.ts';
import { hasMarks, meant, shown } from './marks.ts';
import { measure } from './measure.ts';
import { Past } from './past.ts';
import { silenceIn } from './speech.ts';
import { codeAt, finishedCode, fitting } from './suggest.ts';

describe('marks', () => {
  test('show codes as letters, and become the same codes again', () => {
    const text =
      '\x02bold\x02 \x0304,01red\x03 \x1di\x1d\x1fu\x1f\x1es\x1e\x11m\x11\x16r\x16\x04ff0000h\x0f\nnext';
    expect(shown(text)).toBe('✱bold✱ ◍04,01red◍ ∕i∕‗u‗∽s∽‵m‵◐r◐◉ff0000h⊘\nnext');
    expect(meant(shown(text))).toBe(text);
  });

  test('leave out what nobody could see, but not lines and tabs', () => {
    expect(shown('a\x00\x07\x1b[31mb\n\tc')).toBe('a[31mb\n\tc');
  });

  test('are known from other letters', () => {
    expect(hasMarks('plain Ⓐ')).toBe(false);
    expect(hasMarks('✱')).toBe(true);
  });
});

describe('changing the text', () => {
  test.each([
    ['say ‹hello› now', 'say ‹✱hello✱› now'],
    ['say ‹✱hello✱› now', 'say ‹hello› now'],
    ['say ✱‹hello›✱ now', 'say ‹hello› now'],
    ['‹one\ntwo›', '‹✱one✱\n✱two✱›'],
    ['at ‹› caret', 'at ✱‹› caret'],
  ])('bold of %j is %j', (before, after) => {
    const { text, from, to } = selection(before);
    const change = toggleMark(text, from, to, '✱');
    expect(applied(text, change)).toBe(after);
  });

  test.each([
    ['‹›', 'URL ‹›'],
    ['look‹›', 'look URL ‹›'],
    ['a ‹b› c', 'a URL‹› c'],
  ])('a word into %j is %j', (before, after) => {
    const { text, from, to } = selection(before);
    expect(applied(text, insertWord(text, from, to, 'URL'))).toBe(after);
  });

  function selection(marked: string) {
    const from = marked.indexOf('‹');
    return { text: marked.replace(/[‹›]/g, ''), from, to: marked.indexOf('›') - 1 };
  }
  function applied(text: string, change: ReturnType<typeof toggleMark>) {
    const next = text.slice(0, change.from) + change.text + text.slice(change.to);
    const [from, to] = change.selected;
    return `${next.slice(0, from)}‹${next.slice(from, to)}›${next.slice(to)}`;
  }
});

describe('keys', () => {
  const enter: KeyDown = { key: 'Enter', shift: false, ctrl: false, alt: false, isComposing: false };

  test('Enter sends, unless the user likes it otherwise, or has no Shift', () => {
    expect(enterDoes(enter, true, false)).toBe('send');
    expect(enterDoes({ ...enter, shift: true }, true, false)).toBe('line');
    expect(enterDoes(enter, false, false)).toBe('line');
    expect(enterDoes({ ...enter, ctrl: true }, false, false)).toBe('send');
    expect(enterDoes(enter, true, true)).toBe('line');
    expect(enterDoes({ ...enter, isComposing: true }, true, false)).toBeUndefined();
  });

  test('Ctrl with a letter formats', () => {
    expect(formatOf({ ...enter, key: 'b', ctrl: true })).toBe('bold');
    expect(formatOf({ ...enter, key: 'X', ctrl: true, shift: true })).toBe('strike');
    expect(formatOf({ ...enter, key: 'b' })).toBeUndefined();
    expect(formatOf({ ...enter, key: 'k', ctrl: true })).toBeUndefined();
  });

  test('arrows with Ctrl or Alt lead to what was typed before', () => {
    expect(recallOf({ ...enter, key: 'ArrowUp', alt: true })).toBe('older');
    expect(recallOf({ ...enter, key: 'ArrowUp' })).toBeUndefined();
  });
});

describe('what was typed before', () => {
  test('comes back, and so does what is not finished', () => {
    const past = new Past();
    past.add('one');
    past.add('two');
    past.add('two');
    expect(past.recall('newer', 'three')).toBeUndefined();
    expect(past.recall('older', 'three')).toBe('two');
    expect(past.recall('older', 'two')).toBe('one');
    expect(past.recall('older', 'one')).toBeUndefined();
    expect(past.recall('newer', 'one')).toBe('two');
    expect(past.recall('newer', 'two')).toBe('three');
  });
});

describe('the length', () => {
  const longest = { bytesMax: 4096, linesMax: 24 };
  test('is shown near the end, in bytes and in lines', () => {
    expect(measure('short', longest)).toMatchObject({ isNear: false, isOver: false, bytesLeft: 4091 });
    expect(measure('é'.repeat(2000), longest)).toMatchObject({ isNear: true, isOver: false, bytesLeft: 96 });
    expect(measure('x'.repeat(4097), longest)).toMatchObject({ isOver: true, bytesLeft: -1 });
    expect(measure('\n'.repeat(22), longest)).toMatchObject({ isNear: true, isOver: false, linesLeft: 1 });
    expect(measure('\n'.repeat(24), longest)).toMatchObject({ isOver: true });
  });
});

describe('shortcodes', () => {
  const book = makeBook(
    [
      {
        group: 'smileys',
        rows: [
          ['🎉', 'tada'],
          ['👍️', '+1 thumbsup', 1],
        ],
      },
    ],
    [['party popper|', 'thumb|']],
  );

  test.each([
    [':ta', { from: 0, typed: 'ta' }],
    ['so :ta', { from: 3, typed: 'ta' }],
    [':fête', { from: 0, typed: 'fête' }],
    [':t', undefined],
    ['12:30', undefined],
    ['http://x', undefined],
    ['a::b', undefined],
  ])('%j: %j', (text, expected) => {
    expect(codeAt(text, text.length)).toEqual(expected);
  });

  test('are done with the second colon', () => {
    expect(finishedCode('x :tada:', 8, book)).toEqual({ from: 2, to: 8, code: 'tada' });
    expect(finishedCode(':+1:', 4, book)?.code).toBe('+1');
    expect(finishedCode(':nothing:', 9, book)).toBeUndefined();
    expect(finishedCode('10:tada:', 8, book)).toBeUndefined();
  });
});

test('a candidate brings its space where there is none', () => {
  const candidate = { label: 'bob', text: 'bob: ' };
  expect([fitting(candidate, ''), fitting(candidate, ' now'), fitting(candidate, 'x')]).toEqual([
    'bob: ',
    'bob:',
    'bob: ',
  ]);
});

describe('who may speak', () => {
  test.each([
    [{ kind: 'talk' }, undefined],
    [{ kind: 'server' }, 'server'],
    [{ presence: 'out', whyOut: 'kicked' }, 'out'],
    [{ presence: 'joining' }, 'joining'],
    [{}, undefined],
    [{ modes: new Map([['m', '']]) }, 'moderated'],
    [{ modes: new Map([['m', '']]), members: { get: () => ({ prefixes: '+' }) } }, undefined],
    [{ modes: new Map([['M', '']]) }, 'registered'],
  ])('%j: %j', (own, why) => {
    const room = {
      kind: 'channel',
      presence: 'in',
      modes: new Map(),
      members: { get: () => ({ prefixes: '' }) },
      timeline: { entries: [] },
      ...own,
    } as unknown as Room;
    const client = { me: { nick: 'alice', account: undefined } } as unknown as ChatClient;
    expect(silenceIn(client, room)?.why).toBe(why);
  });
});

test('the language files have what each command does, and how it is written', () => {
  const words = (language: string): Readonly<Record<'help' | 'usage', Readonly<Record<string, string>>>> =>
    JSON.parse(readFileSync(new URL(`../words/${language}.json`, import.meta.url), 'utf8')).command;
  const english = words('en');
  expect(english.help).toEqual(Object.fromEntries(slashCommands.map(({ name, help }) => [name, help])));
  const written = slashCommands.filter(({ usage }) => usage !== '');
  expect(english.usage).toEqual(Object.fromEntries(written.map(({ name, usage }) => [name, usage])));
  // The same parameters, and those in brackets may be left out in every language.
  const signs = (usage: string) => usage.replace(/[^[\]<>#]/g, '');
  for (const [name, usage] of Object.entries(words('fr').usage)) {
    expect(signs(usage), name).toBe(signs(english.usage[name] ?? ''));
  }
});
