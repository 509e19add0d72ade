import i18next from 'i18next';
import { useEffect, useState } from 'react';
import type { EmojiBook } from './book.ts';

let loaded: { readonly language: string; readonly book: Promise<EmojiBook> } | undefined;
let now: EmojiBook | undefined;

/** Fetches the emoji with their names in the language of the page and in all others that it speaks. Fetched once. */
export function loadEmoji(): Promise<EmojiBook> {
  const language = i18next.language ?? 'en';
  if (loaded?.language === language) return loaded.book;
  const book = fetchBook(language);
  loaded = { language, book };
  book.then(
    made => {
      now = made;
    },
    () => {
      // The next who asks tries again.
      loaded = undefined;
    },
  );
  return book;
}

/** The emoji, if they were fetched already. */
export function emojiNow(): EmojiBook | undefined {
  return now;
}

/** The emoji; undefined until they are here, and `failed` when they could not be had. */
export function useEmoji(): EmojiBook | 'failed' | undefined {
  const [book, setBook] = useState<EmojiBook | 'failed' | undefined>(now);
  useEffect(() => {
    let gone = false;
    loadEmoji().then(
      made => !gone && setBook(made),
      () => !gone && setBook('failed'),
    );
    return () => {
      gone = true;
    };
  }, []);
  return book;
}

async function fetchBook(language: string): Promise<EmojiBook> {
  const [{ makeBook }, { default: table }, { default: ways }] = await Promise.all([
    import('./book.ts'),
    import('virtual:emoji/table'),
    import('virtual:emoji/words'),
  ]);
  // That of the page first: its names are shown.
  const languages = [...new Set([language, ...Object.keys(ways)])];
  const words = await Promise.all(languages.flatMap(tag => ways[tag]?.() ?? []));
  return makeBook(
    table,
    words.map(one => one.default),
  );
}
