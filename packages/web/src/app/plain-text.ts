/** Text of people in one line: without its colours and other formatting (mIRC), and without what turns its direction. */
export function plainText(text: string): string {
  return text
    .replace(/\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04(?:[0-9a-f]{6}(?:,[0-9a-f]{6})?)?/gi, '')
    .replace(/[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}
