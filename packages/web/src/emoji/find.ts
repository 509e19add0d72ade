import { type Emoji, type EmojiBook, folded } from './book.ts';

/** Emoji for which each word that was typed begins one of theirs, the best first: by shortcode before by words. */
export function findEmoji(book: EmojiBook, typed: string, most: number): readonly Emoji[] {
  const wanted = folded(typed).replace(/^:|:$/g, '');
  const words = wanted.split(/[\s_]+/).filter(word => word !== '');
  if (words.length === 0) return [];
  const ranked = book.all
    .map((emoji, index) => ({ emoji, index, rank: rankOf(emoji, wanted, words) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0) || one.index - other.index);
  return ranked.slice(0, most).map(({ emoji }) => emoji);
}

/** Lower is better; undefined when it does not fit. */
function rankOf(emoji: Emoji, wanted: string, words: readonly string[]): number | undefined {
  if (emoji.emoji === wanted || emoji.codes.includes(wanted)) return 0;
  if (emoji.codes.some(code => code.startsWith(wanted))) return 1;
  if (words.every(word => emoji.words.includes(word))) return 2;
  if (words.every(word => emoji.words.some(own => own.startsWith(word)))) return 3;
  // Parts of shortcodes are words too: `cat` finds `smile_cat`.
  return words.every(word => emoji.codes.some(code => code.split('_').some(part => part.startsWith(word))))
    ? 4
    : undefined;
}
