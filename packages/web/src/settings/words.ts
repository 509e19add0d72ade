/** As many as are looked for; a nick is always one more. */
const wordsMax = 20;

/** The words that someone typed, parted by commas or lines: each once, without what is left empty. */
export function readWords(text: string): readonly string[] {
  const words = new Map<string, string>();
  for (const part of text.split(/[,\n]/)) {
    const word = part.trim().replace(/\s+/g, ' ');
    const key = word.toLowerCase();
    if (word !== '' && !words.has(key)) words.set(key, word);
  }
  return [...words.values()].slice(0, wordsMax);
}

/** As they are shown to be changed. */
export function writeWords(words: readonly string[]): string {
  return words.join(', ');
}
