/**
 * What has to be said again before something is done that cannot be taken back. It is no secret: it only shows that
 * the warning was read, and that it was about this.
 */
export function confirmationOfText(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(36);
}
