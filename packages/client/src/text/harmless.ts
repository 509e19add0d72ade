/** So many combining marks are shown on one base; some languages need four. */
export const marksMax = 8;

const mark = /\p{M}/u;

/**
 * Collects text of other people so that it cannot harm what stands around it: control characters become visible symbols,
 * heaps of combining marks ("zalgo") are cut, and nothing turns the direction. A `<bdi>` alone would not hold that:
 * browsers write it as an isolate, which a PDI in the text ends, so that what stands behind is turned. It is fed by code
 * points, so that formatting between them is no way around it.
 */
export class HarmlessText {
  text = '';
  private marks = 0;

  add(char: string): void {
    const code = char.codePointAt(0) ?? 0;
    if (code < 0x300) {
      this.marks = 0;
      this.text += code >= 0x20 && code < 0x7f ? char : visible(char, code);
      return;
    }
    if (isTurn(code)) return;
    this.marks = mark.test(char) ? this.marks + 1 : 0;
    if (this.marks <= marksMax) this.text += visible(char, code);
  }
}

/** The same for a text as a whole, as a nick. */
export function harmless(text: string): string {
  const safe = new HarmlessText();
  for (const char of text) safe.add(char);
  return safe.text;
}

/** Whether it opens or closes a stretch of another direction. */
function isTurn(code: number): boolean {
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

/** What is seen of a character. Line and paragraph separators would break lines that are one. */
function visible(char: string, code: number): string {
  if (code < 0x20) return code === 0x09 ? char : String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  if (code >= 0x80 && code < 0xa0) return '\ufffd';
  if (code === 0x2028 || code === 0x2029) return '\u2424';
  if (code >= 0xd800 && code < 0xe000) return '\ufffd';
  return char;
}
