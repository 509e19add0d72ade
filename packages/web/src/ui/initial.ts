const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What stands for a nick where there is room for one letter: the first letter or digit, else its first character. */
export function initialOf(nick: string): string {
  const letter = /[\p{L}\p{N}]\p{M}*/u.exec(nick)?.[0];
  const first = letter ?? [...graphemes.segment(nick)][0]?.segment ?? '?';
  return first.toUpperCase();
}
