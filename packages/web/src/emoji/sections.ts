import type { Emoji, EmojiBook } from './book.ts';
import { findEmoji } from './find.ts';
import type { EmojiGroup } from './table.ts';

/** What stands together under a title. */
export interface Section {
  readonly id: EmojiGroup | 'recent' | 'found';
  readonly emoji: readonly Emoji[];
}

/** How many are shown of those that were found: twelve rows. */
const foundMax = 96;

/** What the picker shows: what was found, or all of them with those first that were picked last. */
export function sectionsOf(
  book: EmojiBook | 'failed' | undefined,
  typed: string,
  recent: readonly string[],
): readonly Section[] {
  if (typeof book !== 'object') return [];
  if (typed.trim() !== '') {
    const emoji = findEmoji(book, typed, foundMax);
    return emoji.length === 0 ? [] : [{ id: 'found', emoji }];
  }
  const known = recent.map((emoji): Emoji => {
    const one = book.byEmoji.get(emoji);
    // Those in a tone are kept as they were picked.
    return one ?? { emoji, codes: [], name: emoji, tones: undefined, words: [] };
  });
  const sections = book.groups.map(({ group, emoji }): Section => ({ id: group, emoji }));
  return known.length === 0 ? sections : [{ id: 'recent', emoji: known }, ...sections];
}
