import { wordsOf } from './words.ts';

/**
 * How well a text fits a search in whose phrases all are: the more of it they are, the better, and better still where
 * they stand together in the order of the search. Between 0 and 2. It is not asked how rare the words are, as they are
 * in every text that was found.
 */
export function fitOf(text: string, phrases: readonly (readonly string[])[]): number {
  const words = wordsOf(text);
  const asked = phrases.flat();
  if (words.length === 0 || asked.length === 0) return 0;
  const wanted = new Set(asked);
  const share = words.filter(word => wanted.has(word)).length / words.length;
  return share + (contains(words, asked) ? 1 : 0);
}

function contains(words: readonly string[], asked: readonly string[]): boolean {
  return words.some((_, start) => asked.every((word, index) => words[start + index] === word));
}
