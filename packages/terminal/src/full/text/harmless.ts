import { marksMax } from '@salon/client/text';

const heaps = new RegExp(`(\\p{M}{${marksMax}})\\p{M}+`, 'gu');

// C0, DEL and C1 steer terminals. Embeddings, overrides and isolates turn around what stands beside them. Line and
// paragraph separators, and characters for programs (tags, interlinear notes), have no width that terminals agree on.
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/**
 * Makes text of others safe to show on one line of a terminal: nothing in it can move the cursor, set a title or turn
 * around what stands beside it. Control characters are shown as symbols, so that an attempt is seen; marks of direction
 * go away. Heaps of combining marks are cut.
 */
export function harmless(text: string): string {
  if (/^[ -~]*$/.test(text)) return text;
  return text.replace(unsafe, symbolOf).replace(heaps, '$1');
}

function symbolOf(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code === 0x09) return '    ';
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  if (code === 0x2028 || code === 0x2029) return '\u2424';
  return unseen.test(char) ? '' : '\ufffd';
}

const unseen = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
