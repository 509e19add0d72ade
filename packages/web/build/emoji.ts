import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { condense, type SourceEmoji, wordsOf } from './condense-emoji.ts';

const name = 'virtual:emoji';
const require = createRequire(import.meta.url);

/**
 * Gives the page its emoji: `virtual:emoji/table` has them with their shortcodes, `virtual:emoji/words` the ways to their
 * names in each language that the page speaks and Emojibase knows. Each is fetched when it is wanted, and has nothing in it
 * that the page does not use.
 */
export function emoji(): Plugin {
  return {
    name: 'salon-emoji',
    resolveId: id => (id.startsWith(name) ? `\0${id}` : undefined),
    load: id => {
      if (!id.startsWith(`\0${name}/`)) return undefined;
      const wanted = id.slice(name.length + 2);
      const english = read<readonly SourceEmoji[]>('en/data.json');
      if (wanted === 'table')
        return exported(condense(english, [codes('iamcal'), codes('github'), codes('emojibase')]));
      if (wanted === 'words') return waysTo(languages());
      const language = wanted.slice('words/'.length);
      return exported(wordsOf(english, read<readonly SourceEmoji[]>(`${language}/data.json`)));
    },
  };
}

/** JSON in a string is read faster than the same as a program. */
function exported(value: unknown): string {
  return `export default JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}

function waysTo(tags: readonly string[]): string {
  const ways = tags.map(
    tag => `${JSON.stringify(tag)}: () => import(${JSON.stringify(`${name}/words/${tag}`)})`,
  );
  return `export default { ${ways.join(', ')} }`;
}

/** What the page speaks and Emojibase knows. */
function languages(): readonly string[] {
  return readdirSync(new URL('../src/words/', import.meta.url))
    .filter(file => file.endsWith('.json'))
    .map(file => file.slice(0, -'.json'.length))
    .filter(tag => isThere(`${tag}/data.json`));
}

function codes(kind: string): Readonly<Record<string, string | readonly string[]>> {
  return read(`en/shortcodes/${kind}.json`);
}

function read<T>(path: string): T {
  return JSON.parse(readFileSync(require.resolve(`emojibase-data/${path}`), 'utf8')) as T;
}

function isThere(path: string): boolean {
  try {
    require.resolve(`emojibase-data/${path}`);
    return true;
  } catch {
    // Emojibase does not know that language: its names are English then.
    return false;
  }
}
