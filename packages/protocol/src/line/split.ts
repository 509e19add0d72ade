/** The length of a text in bytes of UTF-8. A lone surrogate counts as the three bytes of U+FFFD. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (isHighSurrogate(unit) && isLowSurrogate(text.charCodeAt(index + 1))) {
      bytes += 4;
      index += 1;
    } else bytes += 3;
  }
  return bytes;
}

/**
 * Cuts a text into pieces of at most `bytesMax` bytes of UTF-8: at spaces where there are some (those at the cut are
 * dropped), else between two characters as people see them, else between two code points. Never inside one.
 * `bytesMax` must be at least 4, the longest code point.
 */
export function splitText(text: string, bytesMax: number): string[] {
  if (bytesMax < 4) throw new RangeError(`splitText: bytesMax is ${bytesMax}, and a code point can take 4`);
  const pieces: string[] = [];
  let rest = text;
  while (!fits(rest, bytesMax)) {
    const cut = cutPoint(rest, bytesMax);
    pieces.push(rest.slice(0, cut).replace(/ +$/, ''));
    rest = rest.slice(cut).replace(/^ +/, '');
  }
  pieces.push(rest);
  if (pieces.length === 1) return pieces;
  const words = pieces.filter(piece => piece !== '');
  // Nothing but spaces: one piece of them, so that there is always one.
  return words.length > 0 ? words : [text.slice(0, bytesMax)];
}

/**
 * The same for pieces that are put together again: they lose nothing, and the spaces at a cut end the piece before it.
 */
export function cutText(text: string, bytesMax: number): string[] {
  if (bytesMax < 4) throw new RangeError(`cutText: bytesMax is ${bytesMax}, and a code point can take 4`);
  const pieces: string[] = [];
  let rest = text;
  while (!fits(rest, bytesMax)) {
    const end = codePointEnd(rest, bytesMax);
    const space = rest.lastIndexOf(' ', end - 1);
    const cut = space > 0 ? space + 1 : characterEnd(rest, bytesMax);
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  pieces.push(rest);
  return pieces;
}

/**
 * The longest beginning of the text that takes at most `bytesMax` bytes and ends between two code points (not
 * between two characters as people see them: that would depend on the machine's Unicode version).
 */
export function clipText(text: string, bytesMax: number): string {
  return fits(text, bytesMax) ? text : text.slice(0, codePointEnd(text, bytesMax));
}

function fits(text: string, bytesMax: number): boolean {
  return text.length * 3 <= bytesMax || (text.length <= bytesMax && utf8Bytes(text) <= bytesMax);
}

/** Where to cut a text that is too long: an index in UTF-16 units, at least 1. */
function cutPoint(text: string, bytesMax: number): number {
  const end = codePointEnd(text, bytesMax);
  if (text.charCodeAt(end) === SPACE) return end;
  const space = text.lastIndexOf(' ', end - 1);
  return space > 0 ? space : characterEnd(text, bytesMax);
}

function characterEnd(text: string, bytesMax: number): number {
  const end = codePointEnd(text, bytesMax);
  // Looking a little behind the end is enough: what matters is whether a cluster spans it.
  const window = text.slice(0, end + 32);
  const cluster = graphemes.segment(window).containing(end);
  return cluster !== undefined && cluster.index > 0 ? cluster.index : end;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function codePointEnd(text: string, bytesMax: number): number {
  let bytes = 0;
  let index = 0;
  while (index < text.length) {
    const point = text.codePointAt(index) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (bytes > bytesMax) break;
    index += point < 0x10000 ? 1 : 2;
  }
  return index;
}

const SPACE = 0x20;

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
