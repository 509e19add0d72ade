/**
 * How the field shows formatting: each mIRC code is one sign, in the place of the code. A field of the browser shows no
 * control characters, or boxes; signs can be seen, passed by the caret, taken out and copied, and nothing is lost on the way
 * there and back. They recall how people have always written it, as *bold*, /italic/ and _underlined_, are hardly ever
 * typed otherwise, and common fonts have them. What is kept and sent has the codes.
 */
const pairs: readonly (readonly [code: string, mark: string])[] = [
  ['\x02', '✱'],
  ['\x1d', '∕'],
  ['\x1f', '‗'],
  ['\x1e', '∽'],
  ['\x11', '‵'],
  ['\x03', '◍'],
  ['\x04', '◉'],
  ['\x16', '◐'],
  ['\x0f', '⊘'],
];

const byCode = new Map(pairs);
const byMark = new Map(pairs.map(([code, mark]) => [mark, code]));

/** The formatting that one asks for by a key or a button. */
export type Format = 'bold' | 'italic' | 'underline' | 'strike' | 'mono';

/** What stands in the field for each. */
export const markOf: Readonly<Record<Format, string>> = {
  bold: '✱',
  italic: '∕',
  underline: '‗',
  strike: '∽',
  mono: '‵',
};

/** A text with codes as the field shows it; other control characters, which nobody could see there, are left out. */
export function shown(text: string): string {
  return text
    .replace(/[\x02\x03\x04\x0f\x11\x16\x1d-\x1f]/g, code => byCode.get(code) ?? '')
    .replace(/[\x00-\x08\x0b-\x1f\x7f]/g, '');
}

/** What the field shows, with codes again. */
export function meant(text: string): string {
  return text.replace(/[✱∕‗∽‵◍◉◐⊘]/g, mark => byMark.get(mark) ?? mark);
}

/** Whether there is formatting in what the field shows. */
export function hasMarks(text: string): boolean {
  return /[✱∕‗∽‵◍◉◐⊘]/.test(text);
}
