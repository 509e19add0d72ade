/** What takes the place of a range of the field, and what is selected then. Positions are in UTF-16 units. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly selected: readonly [number, number];
}

/** Puts something in place of a range, with the caret behind it. */
export function put(from: number, to: number, text: string): Change {
  const end = from + text.length;
  return { from, to, text, selected: [end, end] };
}

/**
 * Sets marks around what is selected, or takes them away when they are there already; without a selection, sets one mark
 * at the caret, which begins or ends the formatting.
 */
export function toggleMark(text: string, from: number, to: number, mark: string): Change {
  if (from === to) return put(from, to, mark);
  const selected = text.slice(from, to);
  if (selected.startsWith(mark) && selected.endsWith(mark) && selected.length > 2 * mark.length) {
    const bare = selected.slice(mark.length, -mark.length);
    return { from, to, text: bare, selected: [from, from + bare.length] };
  }
  const before = from - mark.length;
  if (text.slice(before, from) === mark && text.slice(to, to + mark.length) === mark && before >= 0) {
    return {
      from: before,
      to: to + mark.length,
      text: selected,
      selected: [before, before + selected.length],
    };
  }
  // A code holds to the end of its line: each line gets its own.
  const marked = selected.replace(/[^\n]+/g, line => `${mark}${line}${mark}`);
  return { from, to, text: marked, selected: [from, from + marked.length] };
}

/** Puts words where the caret is, with spaces around them where there are none. */
export function insertWord(text: string, from: number, to: number, word: string): Change {
  const before = from > 0 && !/\s$/.test(text.slice(0, from)) ? ' ' : '';
  const after = /^\s/.test(text.slice(to)) ? '' : ' ';
  return put(from, to, `${before}${word}${after}`);
}
