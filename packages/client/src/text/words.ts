/** What the words of a line may name. */
export interface Names {
  isChannel(name: string): boolean;
  /** Whether someone of that nick is there. */
  isNick(name: string): boolean;
}

/** A channel or someone that is named on a line. */
export interface WordFound {
  readonly start: number;
  readonly end: number;
  readonly kind: 'room' | 'nick';
  readonly name: string;
}

const channel = /(?<=^|[\s(,:;"'«“‘[])#[^\s,\x07]{1,64}/gu;
const trailing = /[.,;:!?)\]}"'»”’]+$/u;
const word = /[^\s,:;.!?()"'«»“”<>@/#*~=+]+/gu;

/** Channels and nicks that a stretch of a line names, in order. */
export function wordsIn(text: string, names: Names): readonly WordFound[] {
  const found: WordFound[] = [];
  for (const match of text.includes('#') ? text.matchAll(channel) : []) {
    const name = match[0].replace(trailing, '');
    // `#12` is the number of something far more often than a room.
    if (/^#\d*$/.test(name) || !names.isChannel(name)) continue;
    found.push({ start: match.index, end: match.index + name.length, kind: 'room', name });
  }
  const rooms = [...found];
  for (const match of text.matchAll(word)) {
    const [name] = match;
    const start = match.index;
    if (name.length > 64 || rooms.some(room => start < room.end && start + name.length > room.start))
      continue;
    if (isMeant(text, start, name) && names.isNick(name))
      found.push({ start, end: start + name.length, kind: 'nick', name });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Short nicks are words too: they are meant only where one calls somebody, as in `@al` and `al: …`. */
function isMeant(text: string, start: number, name: string): boolean {
  if (name.length >= 3 || text[start - 1] === '@') return true;
  return start === 0 && /[:,]/.test(text[name.length] ?? '');
}
