import { type EmojiRow, type EmojiTable, toned } from '../src/emoji/table.ts';

/** One emoji as emojibase-data has it, as far as it is used. */
export interface SourceEmoji {
  readonly emoji: string;
  readonly hexcode: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly group?: number;
  readonly order?: number;
  /** The version of Unicode Emoji in which it came. */
  readonly version: number;
  readonly skins?: readonly { readonly emoji: string; readonly tone: number | readonly number[] }[];
}

type Codes = Readonly<Record<string, string | readonly string[]>>;

/** Newer ones are boxes on machines that are not of this year. */
const versionMax = 15.1;

/** In the order of the picker; the group of parts (skin tones, hair) is left out. */
const groups: readonly (readonly [number, EmojiTable[number]['group']])[] = [
  [0, 'smileys'],
  [1, 'people'],
  [3, 'nature'],
  [4, 'food'],
  [5, 'travel'],
  [6, 'activities'],
  [7, 'objects'],
  [8, 'symbols'],
  [9, 'flags'],
];

/** The table of the picker: shortcodes of the first set that has some, and then the others. */
export function condense(source: readonly SourceEmoji[], sets: readonly Codes[]): EmojiTable {
  return groups.map(([number, group]) => ({
    group,
    rows: inGroup(source, number).map(({ emoji, hexcode, skins }): EmojiRow => {
      const codes = [...new Set(sets.flatMap(set => set[hexcode] ?? []))].join(' ');
      const tones = tonesOf(skins);
      if (tones === undefined) return [emoji, codes];
      const byRule = tones.every((tone, index) => tone === toned(emoji, index + 1));
      return [emoji, codes, byRule ? 1 : tones];
    }),
  }));
}

/** Names and words of a language, in the order of the table, as `name|word word`. English where it has none. */
export function wordsOf(
  english: readonly SourceEmoji[],
  language: readonly SourceEmoji[],
): readonly string[] {
  const byHexcode = new Map(language.map(one => [one.hexcode, one]));
  return groups.flatMap(([number]) =>
    inGroup(english, number).map(one => {
      const { label, tags = [] } = byHexcode.get(one.hexcode) ?? one;
      return `${label}|${tags.join(' ')}`;
    }),
  );
}

function inGroup(source: readonly SourceEmoji[], group: number): readonly SourceEmoji[] {
  return source
    .filter(one => one.group === group && one.version <= versionMax)
    .sort((one, other) => (one.order ?? 0) - (other.order ?? 0));
}

/** The five in which everyone on it has the same tone; undefined when there are none. */
function tonesOf(skins: SourceEmoji['skins'] = []): readonly string[] | undefined {
  const tones = [1, 2, 3, 4, 5].flatMap(tone => skins.find(skin => skin.tone === tone)?.emoji ?? []);
  return tones.length === 5 ? tones : undefined;
}
