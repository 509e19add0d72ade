type Words = { readonly [key: string]: unknown };

const files = import.meta.glob<Words>(['./*.json', '!./en.json'], { import: 'default' });

/** Where the words of each language come from, besides English, which is always there. */
const loaders = new Map(Object.entries(files).map(([path, load]) => [path.slice(2, -'.json'.length), load]));

/** All languages there are words for, as `fr`. */
export const languages: readonly string[] = ['en', ...loaders.keys()].sort();

/** The words of a language; undefined for English and for what there is no file of. */
export async function wordsOf(language: string): Promise<Words | undefined> {
  return await loaders.get(language)?.();
}

/** What a language is called by those who speak it, as `français`. */
export function nameOf(language: string): string {
  return new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;
}

/**
 * The language to speak: the one that was picked, else the first of the browser's that there are words for, else
 * English. `fr-CA` is content with `fr`.
 */
export function pickLanguage(
  picked: string,
  wanted: readonly string[],
  there: readonly string[] = languages,
): string {
  for (const tag of [picked, ...wanted]) {
    const found =
      there.find(language => language === tag) ?? there.find(language => language === tag.split('-')[0]);
    if (found !== undefined) return found;
  }
  return 'en';
}
