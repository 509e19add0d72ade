/**
 * The words of a text that could be someone's nick, some maybe twice: whole words, with and without the brackets and the
 * like around them, and nothing out of addresses of pages. `alice:`, `(alice)` and `@alice's` speak of alice, `malice` and
 * `alice_` do not.
 */
export function mentionedIn(text: string): readonly string[] {
  const words = isPlain.test(text) && !text.includes('://') ? text.match(ofNicks) : wordsOf(text);
  if (words === null) return [];
  const more: string[] = [];
  for (const word of words) {
    const bare = unbracketed(word);
    if (bare !== word && bare !== '') more.push(bare);
  }
  return more.length === 0 ? words : [...words, ...more];
}

/** The words of any text. Letters of other scripts are part of a word: `äalice` is one, and not `alice`. */
function wordsOf(text: string): string[] {
  return text
    .split(/\s+/)
    .filter(piece => !piece.includes('://'))
    .flatMap(piece => piece.split(notOfWords));
}

function unbracketed(word: string): string {
  let from = 0;
  let to = word.length;
  while (from < to && brackets.includes(word.charAt(from))) from += 1;
  while (to > from && brackets.includes(word.charAt(to - 1))) to -= 1;
  return from === 0 && to === word.length ? word : word.slice(from, to);
}

/** Most texts are of ASCII alone, and much faster taken apart then. */
const isPlain = /^[\0-\x7f]*$/;
const ofNicks = /[A-Za-z0-9[\]\\`_^{|}-]+/g;
const notOfWords = /[^\p{L}\p{N}[\]\\`_^{|}-]+/u;

/** Punctuation that a nick may have in it. An underscore is left: `alice_` is mostly another nick. */
const brackets = '[]\\`^{|}-';
