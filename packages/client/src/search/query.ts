import { readWhen } from '../commands/when.ts';

/** What is looked for, as it was read from what was typed. */
export interface Query {
  /** Words and "phrases in quotes", as the server takes them. */
  readonly text: string;
  readonly from: string | undefined;
  readonly room: string | undefined;
  /** The last and the first millisecond that count. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** Words behind `before:`, `after:` and `on:` that are no days. */
  readonly wrong: readonly string[];
}

type Filter = 'from' | 'in' | 'before' | 'after' | 'on';

/** What filters are called, in the languages of this page: who changes hers need not learn them again. */
const filters: ReadonlyMap<string, Filter> = new Map([
  ['from', 'from'],
  ['de', 'from'],
  ['in', 'in'],
  ['dans', 'in'],
  ['before', 'before'],
  ['avant', 'before'],
  ['after', 'after'],
  ['since', 'after'],
  ['après', 'after'],
  ['apres', 'after'],
  ['depuis', 'after'],
  ['on', 'on'],
  ['le', 'on'],
]);

/** Reads what was typed: words, phrases in quotes, and filters such as `from:bob` and `after:2026-03-01`. */
export function readQuery(typed: string, now: number): Query {
  const words: string[] = [];
  const wrong: string[] = [];
  let from: string | undefined;
  let room: string | undefined;
  let before: number | undefined;
  let after: number | undefined;
  for (const [whole] of typed.matchAll(/"[^"]*"?|\S+/g)) {
    const [, name = '', value = ''] = /^(\p{L}+):(.+)$/u.exec(whole) ?? [];
    const filter = filters.get(name.toLowerCase());
    if (filter === undefined) words.push(whole);
    else if (filter === 'from') from = value.replace(/^@/, '');
    else if (filter === 'in') room = value;
    else {
      const stretch = readWhen(value)?.(now);
      if (stretch === undefined) wrong.push(value);
      else {
        if (filter !== 'after') before = (filter === 'on' ? stretch.to : stretch.from) - 1;
        if (filter !== 'before') after = stretch.from;
      }
    }
  }
  return { text: words.filter(isWord).join(' '), from, room, before, after, wrong };
}

/** Whether there is anything to look for. */
export function isAsking({ text, from }: Query): boolean {
  return text !== '' || from !== undefined;
}

/** The words and phrases of a query, without quotes: what is marked in the results. */
export function termsOf(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]*)"?|(\S+)/g)]
    .map(([, phrase, word]) => (phrase ?? word ?? '').trim())
    .filter(term => term !== '');
}

/** Quotes without anything in them look for nothing. */
function isWord(word: string): boolean {
  return !/^"\s*"?$/.test(word);
}
