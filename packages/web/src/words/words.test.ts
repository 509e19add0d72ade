import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pickLanguage } from './languages.ts';

type Words = { readonly [key: string]: Words | string };

const source = new URL('../', import.meta.url);
const files = readdirSync(new URL('.', import.meta.url)).filter(name => name.endsWith('.json'));
const all = new Map(files.map(file => [file.slice(0, -'.json'.length), read(file)]));
const english = flat(all.get('en') ?? {});

describe.each([...all])('%s.json', (language, words) => {
  const own = flat(words);
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;

  test('has the words of English, with the plurals of its own', () => {
    const wanted = [...english.keys()].flatMap(key => {
      const base = key.replace(/_(one|other)$/, '');
      return base === key ? [key] : categories.map(category => `${base}_${category}`);
    });
    expect([...own.keys()].sort()).toEqual([...new Set(wanted)].sort());
  });

  test('fills in what English fills in', () => {
    const wrong = [...own].filter(([key, text]) => {
      const from = english.get(key) ?? english.get(key.replace(/_[a-z]+$/, '_other')) ?? '';
      // `one` may do without its number.
      const wanted = holes(from).filter(hole => hole !== 'count');
      return (
        holes(text)
          .filter(hole => hole !== 'count')
          .join() !== wanted.join()
      );
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test('is sorted', () => {
    for (const keys of sections(words)) expect(keys).toEqual([...keys].sort());
  });

  test('leaves nothing empty', () => {
    expect([...own].filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

test('French has the apostrophes and spaces of print', () => {
  const wrong = [...flat(all.get('fr') ?? {})].filter(([, text]) =>
    /'|[^\u202f(!?][;!?»]|«[^\u202f]|[^\u202f\u00a0]:(\s|$)/.test(text),
  );
  expect(wrong.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
});

test('every key that is asked for is there', () => {
  const missing = sourceFiles().flatMap(file =>
    [...readFileSync(new URL(file, source), 'utf8').matchAll(/\bt\(\s*'([\w.-]+)'/g)]
      .map(found => found[1] ?? '')
      .filter(key => !english.has(key) && !english.has(`${key}_other`))
      .map(key => `${file}: ${key}`),
  );
  expect(missing).toEqual([]);
});

test('the language is the one that was picked, else one of the browser, else English', () => {
  const there = ['en', 'fr', 'pt-BR'];
  expect(pickLanguage('fr', ['en'], there)).toBe('fr');
  expect(pickLanguage('auto', ['de', 'fr-CA'], there)).toBe('fr');
  expect(pickLanguage('auto', ['pt-BR'], there)).toBe('pt-BR');
  expect(pickLanguage('auto', ['de'], there)).toBe('en');
});

function read(file: string): Words {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8')) as Words;
}

function flat(words: Words, prefix = ''): Map<string, string> {
  const entries = Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : [...flat(value, `${prefix}${key}.`)],
  );
  return new Map(entries);
}

function sections(words: Words): string[][] {
  return [
    Object.keys(words),
    ...Object.values(words).flatMap(value => (typeof value === 'string' ? [] : sections(value))),
  ];
}

function holes(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(found => found[1] ?? ''))].sort();
}

function sourceFiles(): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    name => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name),
  );
}
