/** An emoji, its shortcodes parted by spaces, and its five tones where it has some: 1 where they are made by the rule. */
export type EmojiRow = readonly [emoji: string, codes: string, tones?: 1 | readonly string[]];

/** The categories of the picker, named by `emoji.group.<group>` in the language files. */
export type EmojiGroup =
  | 'smileys'
  | 'people'
  | 'nature'
  | 'food'
  | 'travel'
  | 'activities'
  | 'objects'
  | 'symbols'
  | 'flags';

/** All emoji, by category. */
export type EmojiTable = readonly { readonly group: EmojiGroup; readonly rows: readonly EmojiRow[] }[];

/** From the emoji as it is (0) over light (1) to dark (5). */
export type Tone = 0 | 1 | 2 | 3 | 4 | 5;

/** An emoji of one person in a tone: the modifier stands behind the first code point, in place of the emoji selector. */
export function toned(emoji: string, tone: number): string {
  if (tone === 0) return emoji;
  const [first = '', ...rest] = emoji;
  if (rest[0] === '\ufe0f') rest.shift();
  return `${first}${String.fromCodePoint(0x1f3fa + tone)}${rest.join('')}`;
}
