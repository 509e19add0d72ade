/** Whether there is mIRC formatting in a text. */
export function hasFormatting(text: string): boolean {
  return /[\x02\x03\x04\x0f\x11\x16\x1d-\x1f]/.test(text);
}

/**
 * Takes out mIRC formatting (Modern IRC, "Formatting"): bold, italics, underline, strikethrough, monospace,
 * reverse, reset, and colours with their digits.
 */
export function stripFormatting(text: string): string {
  if (!hasFormatting(text)) return text;
  return text
    .replace(/\x03(?:\d{1,2}(?:,\d{1,2})?)?/g, '')
    .replace(/\x04(?:[0-9A-Fa-f]{6}(?:,[0-9A-Fa-f]{6})?)?/g, '')
    .replace(/[\x02\x0f\x11\x16\x1d-\x1f]/g, '');
}

/**
 * Makes a text harmless for a terminal: a tab becomes a space, and every other control character is taken out,
 * C0, DEL and C1 alike (U+009B begins a terminal sequence as ESC [ does), and so are line and paragraph separators.
 */
export function stripControls(text: string): string {
  if (!/[\p{Cc}\u2028\u2029]/u.test(text)) return text;
  return text.replaceAll('\t', ' ').replace(/[\p{Cc}\u2028\u2029]/gu, '');
}
