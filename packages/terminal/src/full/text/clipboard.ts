/**
 * Has a terminal put a text on its clipboard (OSC 52). It goes as Base64, so that nothing in it can steer the terminal; one
 * that does not know this, or is not to, does nothing.
 */
export function clipboardOf(text: string): string {
  return `\x1b]52;c;${Buffer.from(text).toString('base64')}\x07`;
}
