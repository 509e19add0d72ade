import { passwordHint } from '../config/admin-options.ts';
import type { AdminCall, AdminOptions, AdminRequest, AdminWord } from './spec.ts';
import { adminWords } from './table.ts';

/** What a request asks for: a word, help, or nothing that there is. */
export type Read =
  | { readonly word: AdminWord; readonly call: AdminCall }
  /** About these words; about all when there are none. */
  | { readonly help: readonly AdminWord[] }
  /** What is wrong with it, in one sentence. */
  | { readonly wrong: string };

/** Finds out what a request asks for. The command line does so before it asks for a password, and the server again. */
export function readRequest({ words, ...rest }: AdminRequest): Read {
  if (words.length === 0 || words[0] === 'help') return helpWith(words.slice(1));
  if (words.at(-1) === 'help' && words.length < 3 && wordsBelow(words.slice(0, -1)).length > 0) {
    return helpWith(words.slice(0, -1));
  }
  const word = adminWords.find(({ name }) => isBelow(words, name));
  if (word === undefined) return helpOrWrong(words);
  const params = words.slice(word.name.split(' ').length);
  const call = { ...rest, params };
  const wrong = whatIsWrong(word, call);
  return wrong === undefined ? { word, call } : { wrong };
}

function whatIsWrong(word: AdminWord, { params, options }: AdminCall): string | undefined {
  const { name, takes, paramsMin, paramsMax = Number.POSITIVE_INFINITY, asksPassword } = word;
  const howTo = `Say: admin ${name} ${takes}`.trimEnd();
  if (params.length > paramsMax && asksPassword) return `${passwordHint} ${howTo}`;
  if (params.length < paramsMin || params.length > paramsMax) return howTo;
  for (const [option, written] of writtenOptions) {
    if (options[option] && !word.options?.includes(option)) return `${name} takes no ${written}. ${howTo}`;
  }
  return undefined;
}

/** The options that not all words take, as they are written. */
const writtenOptions = [
  ['generate', '--generate'],
  ['dryRun', '--dry-run'],
  ['room', '--room'],
  ['direct', '--direct'],
  ['zone', '--zone'],
  ['force', '--force'],
] as const satisfies readonly (readonly [Exclude<keyof AdminOptions, 'json'>, string])[];

/** A thing without a word: what can be done with it is shown. */
function helpOrWrong(words: readonly string[]): Read {
  if (words.length === 1 && wordsBelow(words).length > 0) return helpWith(words);
  const unknown = words.slice(0, wordsBelow(words.slice(0, 1)).length > 0 ? 2 : 1).join(' ');
  return { wrong: `There is no "admin ${unknown}". sh ./server.sh admin help shows what there is.` };
}

function helpWith(words: readonly string[]): Read {
  const found = wordsBelow(words);
  if (found.length > 0) return { help: found };
  // Who asks behind parameters wants to know of the word before them.
  const word = adminWords.find(({ name }) => isBelow(words, name));
  return word === undefined ? helpOrWrong([...words, '']) : { help: [word] };
}

/** The words that begin so. */
function wordsBelow(words: readonly string[]): readonly AdminWord[] {
  return adminWords.filter(({ name }) => isBelow(name.split(' '), words.join(' ')) || words.length === 0);
}

function isBelow(words: readonly string[], name: string): boolean {
  const parts = name.split(' ');
  return parts.every((part, index) => words[index] === part);
}
