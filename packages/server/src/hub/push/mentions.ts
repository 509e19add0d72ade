/**
 * The words of a text that could be someone's nick, each once: whole words, with or without the punctuation around them,
 * and nothing out of addresses of pages. `alice:`, `(alice)` and `@alice's` speak of alice, `malice` and `alice_` do not.
 */
export function mentionedIn(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  for (const piece of text.split(/\s+/)) {
    if (piece.includes('://')) continue;
    for (const word of piece.split(notOfNicks)) {
      if (word === '') continue;
      words.add(word);
      const bare = word.replace(/^[[\]\\`^{|}-]+/, '').replace(/[[\]\\`^{|}-]+$/, '');
      if (bare !== '') words.add(bare);
    }
  }
  return words;
}

/** What no nick has in it, letters of other scripts apart: `äalice` is a word, and not `alice`. */
const notOfNicks = /[^\p{L}\p{N}[\]\\`_^{|}-]+/u;
