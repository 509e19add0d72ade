const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * The same text in memory of its own. Engines make a piece of a text by pointing into the whole: a message that is kept
 * would keep all that came in the same packet.
 */
export function ownText(text: string): string;
export function ownText(text: string | undefined): string | undefined;
export function ownText(text: string | undefined): string | undefined {
  return text === undefined ? undefined : decoder.decode(encoder.encode(text));
}
