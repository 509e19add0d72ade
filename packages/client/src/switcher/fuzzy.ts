/** How well something was found, and by which of its characters. */
export interface Match {
  /** More is better. */
  readonly score: number;
  /** Indexes into the text, ascending. */
  readonly at: readonly number[];
}

/**
 * Whether the letters of `query` stand in `text` in that order, with others between them. Beginnings of words and
 * letters side by side count for more. Undefined when they do not.
 */
export function fuzzy(query: string, text: string): Match | undefined {
  const wanted = plain(query).replaceAll(' ', '');
  const within = plain(text);
  // Letters that fall apart when their accents go would shift the indexes: then nothing is marked.
  const marks = within.length === text.length;
  const whole = within.indexOf(wanted);
  if (wanted !== '' && whole !== -1) {
    const at = Array.from({ length: wanted.length }, (_, index) => whole + index);
    const score =
      1000 -
      whole -
      within.length +
      (beginsAt(within, whole) ? 500 : 0) +
      (within.length === wanted.length ? 500 : 0);
    return { score, at: marks ? at : [] };
  }
  return scattered(wanted, within, marks);
}

function scattered(wanted: string, within: string, marks: boolean): Match | undefined {
  const at: number[] = [];
  let score = -within.length;
  let from = 0;
  for (const letter of wanted) {
    const found = within.indexOf(letter, from);
    if (found === -1) return undefined;
    const isNext = at.at(-1) === found - 1;
    score += (isNext ? 20 : 0) + (beginsAt(within, found) ? 15 : 0) - (found - from);
    at.push(found);
    from = found + 1;
  }
  return { score, at: marks ? at : [] };
}

/** Whether a word begins there, past the `#` of channels. */
function beginsAt(text: string, at: number): boolean {
  return !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ');
}

function plain(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}
